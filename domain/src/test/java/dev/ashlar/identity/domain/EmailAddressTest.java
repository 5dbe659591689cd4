package dev.ashlar.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann@example.org",
        "Ann.Bee+list@mail.example.co.uk",
        "o'hara@example.org",
        "!#$%&'*+/=?^_`{|}~-@example.org",
        "1@2.de",
        "a.b.c.d@example.org",
        "ann@xn--mller-kva.example",
      })
  void takes_what_mail_can_be_sent_to(String address) {
    assertThat(new EmailAddress(address).value()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ann",
        "ann@",
        "@example.org",
        "ann@example",
        "ann@@example.org",
        "ann@bee@example.org",
        "ann bee@example.org",
        "ann@exam ple.org",
        "ann@-example.org",
        "ann@example-.org",
        "ann@example..org",
        "ann@.example.org",
        "ann@example.org.",
        "ann@exa_mple.org",
        ".ann@example.org",
        "ann.@example.org",
        "ann..bee@example.org",
        ".@example.org",
        "ann@[127.0.0.1]",
        "\"ann\"@example.org",
        "Ann <ann@example.org>",
        "änn@example.org",
        "ann@exämple.org",
        "\u212Aate@example.org",
        "ann@example.org\nbcc:bee@example.org",
        "ann\0@example.org",
        "ann\ud83d@example.org",
      })
  void refuses_anything_else(String address) {
    assertThat(Refused.code(() -> new EmailAddress(address))).isEqualTo("INVALID_EMAIL");
  }

  @Test
  void is_trimmed_and_otherwise_kept_as_sent() {
    assertThat(new EmailAddress(" Ann@Example.ORG\n").value()).isEqualTo("Ann@Example.ORG");
  }

  @Test
  void is_the_same_for_every_way_to_write_it() {
    assertThat(new EmailAddress("ANN@Example.org").folded()).isEqualTo("ann@example.org");
  }

  @Test
  void has_at_most_64_characters_before_the_at() {
    assertThat(new EmailAddress("a".repeat(64) + "@example.org").value()).hasSize(76);
    assertThat(Refused.code(() -> new EmailAddress("a".repeat(65) + "@example.org")))
        .isEqualTo("INVALID_EMAIL");
  }

  @Test
  void has_at_most_63_characters_in_each_part_of_the_domain() {
    assertThat(new EmailAddress("a@" + "b".repeat(63) + ".org").value()).hasSize(69);
    assertThat(Refused.code(() -> new EmailAddress("a@" + "b".repeat(64) + ".org")))
        .isEqualTo("INVALID_EMAIL");
  }

  @Test
  void has_at_most_254_characters() {
    var domain = ("b".repeat(50) + ".").repeat(4) + "b".repeat(40) + ".org";
    assertThat(new EmailAddress("a".repeat(5) + "@" + domain).value()).hasSize(254);
    assertThat(Refused.code(() -> new EmailAddress("a".repeat(6) + "@" + domain)))
        .isEqualTo("INVALID_EMAIL");
  }
}
