package dev.ashlar.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Refused;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {
  private static final UUID SALT = UUID.fromString("01890000-0000-7000-8000-0000deadbeef");

  @ParameterizedTest
  @CsvSource({"ann, ann", "Ann_Bee_7, ann_bee_7", "' ANN ', ann", "___, ___", "123, 123"})
  void is_folded_to_lower_case(String sent, String kept) {
    assertThat(new Username(sent).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "an",
        "an ",
        "ann bee",
        "ann-bee",
        "ann.bee",
        "änn",
        "ann\n1",
        "ann\0",
        "\u212Aate", // the Kelvin sign, whose lower case is k
        "ＡＮＮ",
        "аnn", // a Cyrillic а
        "ann😀",
      })
  void refuses_other_characters(String sent) {
    assertThat(Refused.code(() -> new Username(sent))).isEqualTo("INVALID_USERNAME");
  }

  @Test
  void has_3_to_30_characters() {
    assertThat(new Username("a".repeat(3)).value()).hasSize(3);
    assertThat(new Username("a".repeat(30)).value()).hasSize(30);
    assertThat(Refused.code(() -> new Username("a".repeat(2)))).isEqualTo("INVALID_USERNAME");
    assertThat(Refused.code(() -> new Username("a".repeat(31)))).isEqualTo("INVALID_USERNAME");
  }

  @ParameterizedTest
  @CsvSource({
    "Ann, ann",
    "Zoë Müller, zoe_muller",
    "ZOE\u0308, zoe",
    "Jean-Luc  O'Neill, jean_luc_o_neill",
    "İlker, ilker",
    "ＡＢＣ, abc",
    "\u212Aate, kate",
    "Agent 007, agent_007",
    "(Ann), ann",
    "Ann 😀, ann",
    "李小龙, user",
    "Ян, user",
    "😀, user",
    "___, user",
    "A, user_a",
    "Al, user_al",
    "李 7, user_7",
    "R2, user_r2",
  })
  void is_made_from_a_name(String name, String username) {
    assertThat(Username.from(new DisplayName(name)).value()).isEqualTo(username);
  }

  @ParameterizedTest
  @CsvSource({
    "Ann, ann_deadbeef",
    "Zoë Müller, zoe_muller_deadbeef",
    "李小龙, user_deadbeef",
    "A, a_deadbeef",
  })
  void is_told_apart_by_the_tail_of_a_salt(String name, String username) {
    assertThat(Username.from(new DisplayName(name), SALT).value()).isEqualTo(username);
  }

  @Test
  void made_from_a_long_name_is_cut() {
    var name = new DisplayName("a".repeat(100));
    assertThat(Username.from(name).value()).isEqualTo("a".repeat(30));
    assertThat(Username.from(name, SALT).value()).isEqualTo("a".repeat(21) + "_deadbeef");
  }

  @Test
  void cut_between_words_does_not_end_with_a_blank() {
    var name = new DisplayName("a".repeat(20) + " " + "b".repeat(8) + " c");
    assertThat(Username.from(name).value()).isEqualTo("a".repeat(20) + "_" + "b".repeat(8));
    assertThat(Username.from(name, SALT).value()).isEqualTo("a".repeat(20) + "_deadbeef");
  }

  @Test
  void can_be_made_from_any_name() {
    for (int c = 1; c <= Character.MAX_CODE_POINT; c += 7) {
      if (Character.isDefined(c)
          && !Character.isISOControl(c)
          && !Character.isWhitespace(c)
          && Character.getType(c) != Character.SURROGATE) {
        var name = new DisplayName(Character.toString(c).repeat(DisplayName.MAX_LENGTH));
        assertThat(Username.from(name).value()).matches("[a-z0-9_]{3,30}");
        assertThat(Username.from(name, SALT).value()).matches("[a-z0-9_]{3,30}");
      }
    }
  }
}
