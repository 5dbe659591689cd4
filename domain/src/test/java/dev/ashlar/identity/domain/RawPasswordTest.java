package dev.ashlar.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawPasswordTest {

  @Test
  void has_8_to_128_characters() {
    assertThat(new RawPassword("x".repeat(8)).value()).hasSize(8);
    assertThat(new RawPassword("x".repeat(128)).value()).hasSize(128);
    assertThat(Refused.code(() -> new RawPassword("x".repeat(7)))).isEqualTo("TOO_SHORT");
    assertThat(Refused.code(() -> new RawPassword("x".repeat(129)))).isEqualTo("TOO_LONG");
    assertThat(Refused.code(() -> new RawPassword(""))).isEqualTo("TOO_SHORT");
  }

  @Test
  void counts_an_emoji_as_one_character() {
    assertThat(new RawPassword("😀".repeat(128)).value()).hasSize(256);
    assertThat(Refused.code(() -> new RawPassword("😀".repeat(7)))).isEqualTo("TOO_SHORT");
    assertThat(Refused.code(() -> new RawPassword("😀".repeat(129)))).isEqualTo("TOO_LONG");
  }

  @Test
  void is_the_same_however_its_accents_are_typed() {
    assertThat(new RawPassword("pe\u0301pe\u0301pe\u0301pe\u0301"))
        .isEqualTo(new RawPassword("pépépépé"));
  }

  @Test
  void is_counted_after_accents_are_composed() {
    assertThat(new RawPassword("e\u0301".repeat(8)).value()).hasSize(8);
    assertThat(Refused.code(() -> new RawPassword("e\u0301".repeat(7)))).isEqualTo("TOO_SHORT");
    assertThat(new RawPassword("e\u0301".repeat(128)).value()).hasSize(128);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"aaaaaaaa", "        ", "correct horse", "пароль123", "密码密码密码密码", " trimmed? no "})
  void may_be_any_characters_and_is_kept_as_typed(String password) {
    assertThat(new RawPassword(password).value()).isEqualTo(password);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\t", "\n", "\u001b", "\u007f", "\u0085", "\u009f"})
  void has_no_control_characters(String control) {
    assertThat(Refused.code(() -> new RawPassword("pass" + control + "word")))
        .isEqualTo("CONTROL_CHARACTER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00"})
  void has_no_half_of_a_character_which_would_be_a_question_mark_to_a_hasher(String half) {
    assertThat(Refused.code(() -> new RawPassword("password" + half))).isEqualTo("BAD_UNICODE");
    assertThat(Refused.code(() -> new PresentedPassword(half + "x"))).isEqualTo("BAD_UNICODE");
  }

  @ParameterizedTest
  @CsvSource({
    "zoe@example.org, true",
    "ZOE@example.ORG, true",
    "zoe_muller, true",
    "Zoe_Muller, true",
    "Zoë Müller, true",
    "zoë müller, true",
    "Zoe\u0308 Mu\u0308ller, true",
    "zoe@example.com, false",
    "zoe_muller1, false",
    "ZoëMüller, false",
  })
  void is_guessable_where_it_is_the_email_the_username_or_the_name(
      String password, boolean guessable) {
    for (var name : new String[] {"Zoë Müller", "Zoe\u0308 Mu\u0308ller"}) {
      assertThat(
              new RawPassword(password)
                  .isGuessableFrom(
                      new EmailAddress("Zoe@Example.org"),
                      new Username("zoe_muller"),
                      new DisplayName(name)))
          .isEqualTo(guessable);
    }
  }

  @Test
  void presented_at_a_login_keeps_no_rule_but_normalisation() {
    assertThat(new PresentedPassword("e\u0301").value()).isEqualTo("é");
    assertThat(new PresentedPassword("").value()).isEmpty();
    assertThat(new PresentedPassword("x\n".repeat(512)).value()).hasSize(1_024);
  }

  @Test
  void longer_than_any_password_is_not_normalised_at_all() {
    assertThat(Refused.code(() -> new PresentedPassword("x".repeat(1_025)))).isEqualTo("TOO_LONG");
    assertThat(Refused.code(() -> new RawPassword("e\u0301".repeat(513)))).isEqualTo("TOO_LONG");
  }
}
