package dev.ashlar.identity.domain;

import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Lets a program act for its owner, within its scopes and until it expires or is revoked. It may
 * never manage the account itself.
 *
 * @param prefix how its secret begins
 * @param hash SHA-256 of its secret, which is not kept
 */
public record ApiKey(
    ApiKeyId id,
    UserId owner,
    ApiKeyName name,
    String prefix,
    TokenHash hash,
    Scopes scopes,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt) {
  /** How many keys a user may have, expired ones too until they are deleted. */
  public static final int MOST_OF_A_USER = 100;

  public boolean isExpired(Instant now) {
    return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
  }

  /** Told apart by its last use, which is all that ever changes. */
  public long version() {
    return lastUsedAt.map(at -> ChronoUnit.MICROS.between(Instant.EPOCH, at)).orElse(0L);
  }
}
