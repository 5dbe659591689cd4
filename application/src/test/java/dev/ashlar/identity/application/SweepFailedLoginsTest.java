package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.IdentityOnFakes.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.application.LogIn.InvalidCredentials;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SweepFailedLoginsTest {
  private static final Network HERE = new Network("192.0.2.1");

  private final IdentityOnFakes identity = new IdentityOnFakes();
  private final AtomicInteger batches = new AtomicInteger();
  private boolean free = true;
  private final SweepFailedLogins sweepFailedLogins =
      new SweepFailedLogins(
          identity.failures,
          identity.networks,
          task -> {
            assertThat(identity.transactions.isRunning()).isTrue();
            batches.incrementAndGet();
            return free;
          },
          identity.transactions,
          identity.clock);

  @Test
  void sweeps_out_what_counts_no_longer_in_batches() {
    for (int i = 0; i < SweepFailedLogins.BATCH; i++) {
      fail("nobody" + i + "@example.org");
    }
    identity.clock.advance(Duration.ofHours(12).plusNanos(1_000));
    fail("late@example.org");
    sweepFailedLogins.handle();
    assertThat(batches).hasValue(3); // two rows for each, and a look whether there are more
    assertThat(failures("nobody1@example.org")).isZero();
    assertThat(failures("late@example.org")).isEqualTo(1);
  }

  @Test
  void sweeps_out_networks_that_are_known_no_longer() {
    var ann = Optional.of(IdentityOnFakes.id(identity.register("Ann").user()));
    identity.clock.advance(Duration.ofDays(30));
    sweepFailedLogins.handle();
    assertThat(identity.networks.knows(ann, HERE, Instant.EPOCH)).isTrue();
    identity.clock.advance(Duration.ofSeconds(1));
    sweepFailedLogins.handle();
    assertThat(identity.networks.knows(ann, HERE, Instant.EPOCH)).isFalse();
  }

  @Test
  void leaves_it_to_another_instance_that_is_at_it() {
    fail("nobody@example.org");
    identity.clock.advance(Duration.ofDays(1));
    free = false;
    sweepFailedLogins.handle();
    assertThat(batches).hasValue(1);
    assertThat(failures("nobody@example.org")).isEqualTo(1);
  }

  private void fail(String email) {
    assertThat(identity.logIn(email, PASSWORD)).isEqualTo(new InvalidCredentials());
  }

  private int failures(String email) {
    var hash = identity.secrets.hash(new EmailAddress(email));
    return identity.failures.find(hash, HERE).fromNetwork().count();
  }
}
