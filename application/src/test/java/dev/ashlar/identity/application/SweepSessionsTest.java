package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.SessionBuilder.LIFETIMES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.platform.application.TaskLocks;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepSessionsTest {
  private final IdentityOnFakes identity = new IdentityOnFakes();
  private Tokens tokens;

  @BeforeEach
  void register_ann() {
    tokens = identity.register("Ann").tokens();
  }

  @Test
  void deletes_what_has_been_over_for_a_day_with_its_tokens() {
    identity.logOut.handle(identity.viewer(tokens).orElseThrow());
    identity.clock.advance(SweepSessions.KEPT);
    sweep(_ -> true);
    assertThat(identity.sessions.all()).hasSize(1);
    identity.clock.advance(Duration.ofNanos(1_000));
    sweep(_ -> true);
    assertThat(identity.sessions.all()).isEmpty();
    assertThat(identity.sessions.token(identity.secrets.hash(tokens.refreshToken()))).isEmpty();
    assertThat(identity.refresh(tokens.refreshToken()))
        .isEqualTo(new RefreshSession.TokenInvalid());
  }

  @Test
  void deletes_what_was_left_idle() {
    identity.clock.advance(LIFETIMES.idle().plus(SweepSessions.KEPT).plusNanos(1_000));
    sweep(_ -> true);
    assertThat(identity.sessions.all()).isEmpty();
  }

  @Test
  void keeps_what_is_live() {
    identity.clock.advance(LIFETIMES.idle().minusNanos(1_000));
    var refreshed = identity.refreshed(tokens.refreshToken());
    identity.clock.advance(Duration.ofDays(20));
    sweep(_ -> true);
    assertThat(identity.refresh(refreshed)).isInstanceOf(RefreshSession.Refreshed.class);
  }

  @Test
  void goes_on_until_nothing_is_left() {
    IntStream.range(0, 2 * SweepSessions.BATCH + 1)
        .forEach(_ -> identity.alsoLogIn("ann@example.org"));
    identity.clock.advance(LIFETIMES.absolute());
    sweep(_ -> true);
    assertThat(identity.sessions.all()).isEmpty();
  }

  @Test
  void leaves_it_to_the_instance_that_is_at_it() {
    identity.clock.advance(LIFETIMES.absolute());
    sweep(_ -> false);
    assertThat(identity.sessions.all()).hasSize(1);
  }

  private void sweep(TaskLocks locks) {
    new SweepSessions(identity.sessions, locks, identity.transactions, identity.clock).handle();
  }
}
