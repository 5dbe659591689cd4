package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.platform.integration.SmtpServer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpUrlTest {
  @Test
  void names_a_server_and_who_we_are_there() {
    assertThat(SmtpUrl.parse("smtp://ann%40example.org:p%2Fa+s%3As@mail.example.org:2525"))
        .isEqualTo(
            new SmtpServer(
                false,
                "mail.example.org",
                2525,
                Optional.of(new SmtpServer.Login("ann@example.org", "p/a+s:s"))));
  }

  @Test
  void needs_no_more_than_a_host() {
    assertThat(SmtpUrl.parse("smtp://mail.example.org"))
        .isEqualTo(new SmtpServer(false, "mail.example.org", 587, Optional.empty()));
    assertThat(SmtpUrl.parse("smtps://mail.example.org/"))
        .isEqualTo(new SmtpServer(true, "mail.example.org", 465, Optional.empty()));
    assertThat(SmtpUrl.parse("smtp://[::1]:25").place()).isEqualTo("[::1]:25");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.org",
        "http://mail.example.org",
        "smtp://",
        "smtp://ann:hidden@",
        "smtp://ann:hid/den@mail.example.org",
        "smtp://ann:hid@den@mail.example.org:0",
        "smtp://ann:hidden@mail.example.org:70000",
        "smtp://ann:hidden%@mail.example.org",
        "smtp://hidden@mail.example.org",
        "smtp://:hidden@mail.example.org",
        "smtp://ann:@mail.example.org",
        "smtp://ann:hidden@mail.example.org?from=x",
        "smtp://ann:hidden@mail.example.org\r\nhidden"
      })
  void that_is_wrong_is_refused_without_repeating_it(String text) {
    assertThatThrownBy(() -> SmtpUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("hid")
        .hasLineCount(1);
  }

  @Test
  void prints_no_password() {
    assertThat(SmtpUrl.parse("smtp://ann:hidden@mail.example.org").toString())
        .doesNotContain("hidden");
  }
}
