package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.ApiKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An API key as shown to its owner, without its secret. */
public record ApiKeyView(
    UUID id,
    String name,
    String prefix,
    List<String> scopes,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    long version) {

  public static ApiKeyView of(ApiKey key) {
    return new ApiKeyView(
        key.id().value(),
        key.name().value(),
        key.prefix(),
        key.scopes().codes(),
        key.createdAt(),
        key.expiresAt(),
        key.lastUsedAt(),
        key.version());
  }
}
