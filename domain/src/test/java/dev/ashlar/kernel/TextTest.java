package dev.ashlar.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  private static final String EMOJI = "😀";

  @Test
  void a_line_is_trimmed() {
    assertThat(Text.line(" \t\u2003Ann Bee\n ", 1, 10)).isEqualTo("Ann Bee");
  }

  @Test
  void a_line_keeps_the_blanks_within_it() {
    assertThat(Text.line("Ann   Bee", 1, 10)).isEqualTo("Ann   Bee");
  }

  @Test
  void a_line_of_blanks_is_empty() {
    assertThat(Refused.code(() -> Text.line(" \t ", 1, 10))).isEqualTo("TOO_SHORT");
  }

  @Test
  void a_line_may_be_as_long_as_its_limit_after_trimming() {
    assertThat(Text.line(" 12345 ", 5, 5)).isEqualTo("12345");
    assertThat(Refused.code(() -> Text.line("123456", 5, 5))).isEqualTo("TOO_LONG");
    assertThat(Refused.code(() -> Text.line("1234", 5, 5))).isEqualTo("TOO_SHORT");
  }

  @Test
  void an_emoji_counts_as_one_character() {
    assertThat(Text.line(EMOJI.repeat(5), 5, 5)).hasSize(10);
    assertThat(Refused.code(() -> Text.line(EMOJI.repeat(6), 1, 5))).isEqualTo("TOO_LONG");
    assertThat(Refused.code(() -> Text.line(EMOJI.repeat(4), 5, 9))).isEqualTo("TOO_SHORT");
  }

  @Test
  void text_is_not_normalised() {
    assertThat(Text.line("e\u0301", 1, 10)).isEqualTo("e\u0301");
    assertThat(Text.block("e\u0301", 10)).isEqualTo("e\u0301");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\u0007", "\t", "\n", "\r", "\u001b", "\u007f", "\u0085"})
  void a_line_has_no_control_character_within(String control) {
    assertThat(Refused.code(() -> Text.line("a" + control + "b", 1, 10)))
        .isEqualTo("CONTROL_CHARACTER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00", "\ude00\ud83d", "a\ud83d", "\ud83db"})
  void half_of_a_surrogate_pair_is_no_character(String half) {
    assertThat(Refused.code(() -> Text.line(half, 1, 10))).isEqualTo("BAD_UNICODE");
    assertThat(Refused.code(() -> Text.block(half, 10))).isEqualTo("BAD_UNICODE");
  }

  @Test
  void a_block_is_kept_exactly_as_sent() {
    var text = "  <b>&amp;</b>\r\n\t\u0007 'quoted' -- \\ \ufeff" + EMOJI + " ";
    assertThat(Text.block(text, 100)).isEqualTo(text);
  }

  @Test
  void a_block_may_be_empty() {
    assertThat(Text.block("", 0)).isEmpty();
  }

  @Test
  void a_block_has_no_nul() {
    assertThat(Refused.code(() -> Text.block("a\0b", 10))).isEqualTo("CONTROL_CHARACTER");
  }

  @Test
  void a_block_may_be_as_long_as_its_limit() {
    assertThat(Text.block(EMOJI.repeat(10), 10)).hasSize(20);
    assertThat(Refused.code(() -> Text.block(EMOJI.repeat(11), 10))).isEqualTo("TOO_LONG");
  }

  @Test
  void a_refusal_says_the_limits_and_not_the_text() {
    assertThatThrownBy(() -> Text.line("s3cret", 1, 5))
        .hasMessage("Use at most 5 characters, not 6.");
    assertThatThrownBy(() -> Text.line("abc", 4, 5)).hasMessage("Use at least 4 characters.");
    assertThatThrownBy(() -> Text.line("", 1, 5)).hasMessage("Must not be empty.");
  }
}
