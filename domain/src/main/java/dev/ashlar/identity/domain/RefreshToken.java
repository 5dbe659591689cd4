package dev.ashlar.identity.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One link in a session's chain of refresh tokens (RFC 9700, 4.14.2). It is retired by its first
 * use; for a short grace it then answers again with the same successor, so that two tabs or a lost
 * answer do no harm. Later use means that somebody holds a copy.
 *
 * @param hash SHA-256 of the secret, which is not kept
 */
public record RefreshToken(
    TokenHash hash, SessionId session, Instant issuedAt, Optional<Retirement> retirement) {

  /**
   * @param successor the next token's secret, readable only with this token's secret; erased when
   *     the grace is over
   */
  public record Retirement(Instant at, Optional<SealedSecret> successor) {}

  public static RefreshToken issue(TokenHash hash, SessionId session, Instant now) {
    return new RefreshToken(hash, session, now, Optional.empty());
  }

  public RefreshToken retire(SealedSecret successor, Instant now) {
    Retirement retired = new Retirement(now, Optional.of(successor));
    return new RefreshToken(hash, session, issuedAt, Optional.of(retired));
  }

  public boolean isRetired() {
    return retirement.isPresent();
  }

  /** The sealed successor, if the first use is no longer ago than {@code grace}. */
  public Optional<SealedSecret> successor(Duration grace, Instant now) {
    return retirement
        .filter(retired -> now.isBefore(retired.at().plus(grace)))
        .flatMap(Retirement::successor);
  }
}
