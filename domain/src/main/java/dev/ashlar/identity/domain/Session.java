package dev.ashlar.identity.domain;

import dev.ashlar.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One sign-in on one device. It lives until it is ended, left idle or too old (OWASP ASVS 5.0,
 * 7.3); every credential made from it dies with it.
 *
 * @param expiresAt when it dies if it isn't refreshed before
 * @param endsAt when it dies however often it is refreshed
 */
public record Session(
    SessionId id,
    UserId userId,
    Device device,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt,
    Instant endsAt,
    Optional<Instant> endedAt) {

  public static Session start(
      SessionId id, UserId userId, Device device, Lifetimes lifetimes, Instant now) {
    Instant endsAt = now.plus(lifetimes.absolute());
    Instant expiresAt = earlier(now.plus(lifetimes.idle()), endsAt);
    return new Session(id, userId, device, now, now, expiresAt, endsAt, Optional.empty());
  }

  public boolean isLive(Instant now) {
    return endedAt.isEmpty() && now.isBefore(expiresAt);
  }

  /** The session after a refresh: its idle time starts anew. */
  public Session refreshed(Duration idle, Instant now) {
    return new Session(
        id, userId, device, createdAt, now, earlier(now.plus(idle), endsAt), endsAt, endedAt);
  }

  public Session end(Instant now) {
    return new Session(
        id,
        userId,
        device,
        createdAt,
        lastUsedAt,
        expiresAt,
        endsAt,
        endedAt.or(() -> Optional.of(now)));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
