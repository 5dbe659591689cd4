package dev.ashlar.identity.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * Failed tries to log in that count together (OWASP ASVS 5.0, 6.3.1). From some number on each one
 * has the next try wait: a minute at first, twice as long each time, a quarter of an hour at most.
 * They are forgotten after twelve hours without another.
 *
 * @param count how many there were
 * @param lastAt when the last one was
 */
public record Failures(int count, Instant lastAt) {
  /** There were none. */
  public static final Failures NONE = new Failures(0, Instant.EPOCH);

  /** How long without another until they are forgotten. */
  public static final Duration QUIET = Duration.ofHours(12);

  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int STEPS = 4; // after which doubling is past the longest

  public Failures another(Instant now) {
    return new Failures(remembered(now).count + 1, now);
  }

  /**
   * How long the next try has to wait yet; not at all if this is zero.
   *
   * @param tolerated how many failures have no consequence
   */
  public Duration delay(int tolerated, Instant now) {
    int steps = remembered(now).count - tolerated - 1;
    if (steps < 0) {
      return Duration.ZERO;
    }
    Duration earned = SHORTEST.multipliedBy(1L << Math.min(steps, STEPS));
    Instant until = lastAt.plus(earned.compareTo(LONGEST) < 0 ? earned : LONGEST);
    return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
  }

  private Failures remembered(Instant now) {
    return now.isBefore(lastAt.plus(QUIET)) ? this : NONE;
  }
}
