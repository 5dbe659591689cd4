package dev.ashlar.identity.application;

import dev.ashlar.kernel.Viewer;
import java.time.Duration;
import java.time.Instant;

/**
 * A credential that is good now.
 *
 * @param lastUsedAt when it was used, as far as that was noted
 */
public record LiveCredential(Viewer.SignedIn viewer, Instant lastUsedAt) {
  /** How exactly uses are noted: noting each would make a write of every read. */
  public static final Duration PRECISION = Duration.ofMinutes(1);

  /** Whether a use at {@code now} is to be noted. */
  public boolean isStale(Instant now) {
    return lastUsedAt.isBefore(now.minus(PRECISION));
  }
}
