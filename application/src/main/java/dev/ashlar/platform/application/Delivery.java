package dev.ashlar.platform.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One event on its way to one subscriber.
 *
 * @param attempts those begun, also such that a crash ended
 * @param dueAt when it may be tried next; an attempt moves it before it begins, so that nobody else
 *     tries meanwhile and a crash needs no cleaning up
 * @param lastError what went wrong last, without anything of the event
 * @param deadAt since when nobody tries any more
 */
public record Delivery(
    UUID eventId,
    String type,
    String subscriber,
    int attempts,
    Instant dueAt,
    Optional<String> lastError,
    Optional<Instant> deadAt) {
  /** From the first attempt to the second; doubles from then on. */
  public static final Duration FIRST_WAIT = Duration.ofSeconds(30);

  public static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** How often it is tried, which takes five hours. */
  public static final int MOST_ATTEMPTS = 12;

  /** An attempt begins. */
  public Delivery attempt(Instant now) {
    Duration doubled = FIRST_WAIT.multipliedBy(1L << attempts);
    Duration wait = doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    return new Delivery(eventId, type, subscriber, attempts + 1, now.plus(wait), lastError, deadAt);
  }

  /** The attempt failed: it waits for the next one, or is dead after the last. */
  public Delivery fail(String error, Instant now) {
    return ended(error, isSpent() ? Optional.of(now) : Optional.empty());
  }

  /** No attempt can succeed: it is dead at once. */
  public Delivery giveUp(String error, Instant now) {
    return ended(error, Optional.of(now));
  }

  private Delivery ended(String error, Optional<Instant> newDeadAt) {
    return new Delivery(eventId, type, subscriber, attempts, dueAt, Optional.of(error), newDeadAt);
  }

  /** Whether there is no attempt left. */
  public boolean isSpent() {
    return attempts >= MOST_ATTEMPTS;
  }

  public boolean isDead() {
    return deadAt.isPresent();
  }
}
