package dev.ashlar.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ends up in a log by accident tells nothing. */
class SilenceTest {
  private static final String WORD = "telltale";
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  static Stream<Object> values_that_hold_secrets_or_personal_data() {
    var device = new Device(Optional.of(WORD), Optional.of(WORD));
    var session = new SessionId(new UUID(1, 1));
    var owner = new UserId(new UUID(2, 2));
    var user =
        new User(
            owner,
            new EmailAddress(WORD + "@example.org"),
            Optional.of(new EmailAddress("new." + WORD + "@example.org")),
            false,
            new Username("ann"),
            new DisplayName(WORD),
            Optional.of(new Bio(WORD)),
            Optional.empty(),
            new PasswordHash(WORD),
            Role.USER,
            NOW,
            NOW,
            1);
    var day = Duration.ofDays(1);
    return Stream.of(
        new RawPassword(WORD),
        new PresentedPassword(WORD),
        new PasswordHash(WORD),
        new Secret(WORD),
        new SealedSecret(WORD),
        new ApiKeySecret(new Secret(WORD)),
        new TokenHash(WORD),
        new EmailAddress(WORD + "@example.org"),
        new DisplayName(WORD),
        new Bio(WORD),
        new EmailHash(WORD),
        device,
        user,
        Session.start(session, owner, device, new Lifetimes(day, day, day, day), NOW),
        RefreshToken.issue(new TokenHash(WORD), session, NOW).retire(new SealedSecret(WORD), NOW));
  }

  @Test
  void a_network_does_not_print_itself() {
    assertThat(new Network("192.0.2.1").toString()).isEqualTo("Network[…]");
  }

  @ParameterizedTest
  @MethodSource("values_that_hold_secrets_or_personal_data")
  void values_that_hold_secrets_or_personal_data_do_not_print_them(Object value) {
    assertThat(value.toString()).startsWith(value.getClass().getSimpleName()).doesNotContain(WORD);
  }
}
