package dev.ashlar.identity.domain;

import dev.ashlar.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What is mailed to an address so that whoever reads it there can do one thing once (OWASP ASVS
 * 5.0, 6.4.3 and 6.5).
 *
 * @param hash SHA-256 of the secret, which is not kept
 * @param address it is worth nothing when this isn't the user's any more
 */
public record OneTimeToken(
    TokenHash hash, Purpose purpose, UserId userId, EmailAddress address, Instant expiresAt) {
  /** So many live ones a user may have for one purpose: nobody's mailbox is flooded. */
  public static final int MOST_LIVE = 5;

  /** What a token is for, and for how long. */
  public enum Purpose {
    PASSWORD_RESET(Duration.ofMinutes(30)),
    EMAIL_VERIFICATION(Duration.ofHours(24));

    private final Duration lifetime;

    Purpose(Duration lifetime) {
      this.lifetime = lifetime;
    }

    /** The purpose's name in rows: {@code password_reset}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Purpose ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  public static OneTimeToken issue(
      TokenHash hash, Purpose purpose, UserId userId, EmailAddress address, Instant now) {
    return new OneTimeToken(hash, purpose, userId, address, now.plus(purpose.lifetime));
  }

  public boolean isLive(Instant now) {
    return now.isBefore(expiresAt);
  }
}
