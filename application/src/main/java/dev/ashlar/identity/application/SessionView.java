package dev.ashlar.identity.application;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A session as its user is shown it, to recognise what they signed in on.
 *
 * @param lastUsedAt exact to a minute: see {@link LiveCredential#PRECISION}
 * @param current whether it is the one they ask from
 */
public record SessionView(
    UUID id,
    Instant createdAt,
    Instant lastUsedAt,
    Optional<String> userAgent,
    Optional<String> ip,
    boolean current) {

  /** Holds personal data: never shown by accident. */
  @Override
  public String toString() {
    return "SessionView[" + id + "]";
  }
}
