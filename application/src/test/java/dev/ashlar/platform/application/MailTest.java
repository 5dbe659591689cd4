package dev.ashlar.platform.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.InvalidValue;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {
  private static final UUID ID = new UUID(1, 1);
  private static final String TO = "ann@example.org";

  @Test
  void is_plain_ascii() {
    var mail = new Mail(ID, TO, "Set a new password", "One line\n\nand another.\n");
    assertThat(mail.text()).isEqualTo("One line\n\nand another.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ann",
        "ann@example.org\r\nBcc: bee@example.org",
        "ann@example.org\nBcc: bee@example.org",
        "ann@example.org, bee@example.org",
        "<ann@example.org>",
        "Ann <ann@example.org>",
        "zoë@example.org",
        "ann@example.org "
      })
  void goes_to_one_address(String to) {
    assertThatThrownBy(() -> new Mail(ID, to, "Hello", "Hello.\n"))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("This can't be the address of a mail.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Hello\r\nBcc: bee@example.org", "Hello\nBcc: a", "Hello\r", "Zoë", "a\tb"})
  void has_a_subject_of_one_line(String subject) {
    assertThatThrownBy(() -> new Mail(ID, TO, subject, "Hello.\n"))
        .isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Hello.", "Hello.\r\n", "Zoë.\n", "\0\n"})
  void has_a_text_of_whole_lines(String text) {
    assertThatThrownBy(() -> new Mail(ID, TO, "Hello", text)).isInstanceOf(InvalidValue.class);
  }

  @Test
  void has_no_line_that_would_be_broken_on_its_way() {
    assertThat(new Mail(ID, TO, "Hello", "a".repeat(900) + "\n").text()).hasSize(901);
    assertThatThrownBy(() -> new Mail(ID, TO, "Hello", "a".repeat(901) + "\n"))
        .isInstanceOf(InvalidValue.class);
  }

  @Test
  void prints_nothing_of_what_is_in_it() {
    assertThat(new Mail(ID, TO, "Hello", "secret\n").toString()).isEqualTo("Mail[" + ID + "]");
  }
}
