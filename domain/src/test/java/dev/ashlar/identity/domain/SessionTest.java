package dev.ashlar.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00.123456Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);
  private static final Lifetimes LIFETIMES =
      new Lifetimes(
          Duration.ofMinutes(15),
          Duration.ofSeconds(10),
          DAY.multipliedBy(30),
          DAY.multipliedBy(90));

  @Test
  void begins_now_and_lives_for_its_idle_time() {
    var session = start(LIFETIMES);
    assertThat(session.createdAt()).isEqualTo(START);
    assertThat(session.lastUsedAt()).isEqualTo(START);
    assertThat(session.expiresAt()).isEqualTo(after(30));
    assertThat(session.endsAt()).isEqualTo(after(90));
    assertThat(session.endedAt()).isEmpty();
  }

  @Test
  void is_live_until_the_moment_it_expires() {
    var session = start(LIFETIMES);
    assertThat(session.isLive(START)).isTrue();
    assertThat(session.isLive(after(30).minus(MICROSECOND))).isTrue();
    assertThat(session.isLive(after(30))).isFalse();
    assertThat(session.isLive(after(30).plus(MICROSECOND))).isFalse();
  }

  @Test
  void a_refresh_begins_the_idle_time_anew() {
    var session = start(LIFETIMES).refreshed(LIFETIMES.idle(), after(20));
    assertThat(session.lastUsedAt()).isEqualTo(after(20));
    assertThat(session.expiresAt()).isEqualTo(after(50));
    assertThat(session.createdAt()).isEqualTo(START);
    assertThat(session.endsAt()).isEqualTo(after(90));
  }

  @Test
  void no_refresh_carries_it_past_its_absolute_end() {
    var session = start(LIFETIMES).refreshed(LIFETIMES.idle(), after(29));
    session = session.refreshed(LIFETIMES.idle(), after(58));
    session = session.refreshed(LIFETIMES.idle(), after(87));
    assertThat(session.expiresAt()).isEqualTo(after(90));
    assertThat(session.isLive(after(90).minus(MICROSECOND))).isTrue();
    assertThat(session.isLive(after(90))).isFalse();
  }

  @Test
  void never_expires_after_its_absolute_end() {
    var brief =
        new Lifetimes(LIFETIMES.access(), LIFETIMES.grace(), LIFETIMES.idle(), DAY.multipliedBy(7));
    assertThat(start(brief).expiresAt()).isEqualTo(after(7));
  }

  @Test
  void is_dead_once_it_has_ended() {
    var session = start(LIFETIMES).end(after(1));
    assertThat(session.isLive(after(1))).isFalse();
    assertThat(session.isLive(START)).isFalse();
    assertThat(session.endedAt()).contains(after(1));
  }

  @Test
  void ends_once() {
    var session = start(LIFETIMES).end(after(1)).end(after(2));
    assertThat(session.endedAt()).contains(after(1));
  }

  @Test
  void stays_ended_when_it_is_refreshed() {
    var session = start(LIFETIMES).end(after(1)).refreshed(LIFETIMES.idle(), after(2));
    assertThat(session.isLive(after(2))).isFalse();
  }

  private static Session start(Lifetimes lifetimes) {
    return Session.start(
        new SessionId(new UUID(1, 1)),
        new UserId(new UUID(2, 2)),
        new Device(Optional.empty(), Optional.empty()),
        lifetimes,
        START);
  }

  private static Instant after(int days) {
    return START.plus(DAY.multipliedBy(days));
  }
}
