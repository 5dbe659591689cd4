package dev.ashlar.identity.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.api.EmailChangeRequested;
import dev.ashlar.platform.application.TestClock;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailEmailChangeTest {
  private final IdentityOnFakes identity = new IdentityOnFakes();

  @Test
  void tells_the_address_that_is_to_be_left_what_to_do_about_it() {
    identity.outbox.add(
        new EmailChangeRequested(new UUID(1, 1), "ann@example.org", TestClock.START));
    assertThat(identity.delivered())
        .singleElement()
        .satisfies(mail -> {
          assertThat(mail.to()).isEqualTo("ann@example.org");
          assertThat(mail.text())
              .contains("POST https://api.example.org/api/v1/auth/password-reset\n");
        });
  }
}
