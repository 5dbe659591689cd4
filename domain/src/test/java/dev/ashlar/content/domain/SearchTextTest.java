package dev.ashlar.content.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"stone", "\"dressed stone\" or -brick", "'&|!():*<->\\", "石 😀 ة"})
  void may_be_anything_on_one_line(String text) {
    assertThat(new SearchText(" " + text + " ").value()).isEqualTo(text);
  }

  @Test
  void has_so_many_characters_and_words_at_most() {
    assertThat(new SearchText("😀".repeat(200)).value()).hasSize(400);
    assertThat(new SearchText("a ".repeat(20)).value()).hasSize(39);
    assertRefused("x".repeat(201), "TOO_LONG");
    assertRefused("a ".repeat(21), "TOO_MANY_WORDS");
    assertRefused("a-".repeat(21), "TOO_MANY_WORDS");
    assertRefused(" ", "TOO_SHORT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\nb", "a\u0085b"})
  void has_no_control_characters(String text) {
    assertRefused(text, "CONTROL_CHARACTER");
  }

  @Test
  void has_no_half_characters() {
    assertRefused("\ud83d", "BAD_UNICODE");
  }

  @Test
  void says_nothing_by_accident() {
    assertThat(new SearchText("secret").toString()).doesNotContain("secret");
  }

  private static void assertRefused(String text, String code) {
    assertThatThrownBy(() -> new SearchText(text))
        .isInstanceOfSatisfying(
            InvalidValue.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }
}
