package dev.ashlar.identity.rest;

import dev.ashlar.identity.application.ApiKeyView;
import dev.ashlar.identity.domain.ApiKeySecret;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An API key, as its owner sees it. */
@Serdeable
@Schema(name = "ApiKey")
record ApiKeyJson(
    UUID id,
    @Schema(example = "nightly import") String name,
    @Schema(description = "how its secret begins", example = ApiKeyJson.PREFIX) String prefix,
    @Schema(example = ApiKeyJson.SCOPES) List<String> scopes,
    Instant createdAt,
    @Schema(description = "from then on it is refused; null: never") @Nullable Instant expiresAt,
    @Schema(description = "to the minute; null: never yet") @Nullable Instant lastUsedAt) {
  static final String PREFIX = "ak_kY2v";
  static final String SCOPES = "[\"read\", \"write\"]";

  static ApiKeyJson of(ApiKeyView key) {
    return new ApiKeyJson(
        key.id(),
        key.name(),
        key.prefix(),
        key.scopes(),
        key.createdAt(),
        key.expiresAt().orElse(null),
        key.lastUsedAt().orElse(null));
  }

  /** A new API key: the one answer that holds its secret. */
  @Serdeable
  @Schema(name = "NewApiKey")
  record New(
      UUID id,
      @Schema(example = "nightly import") String name,
      @Schema(description = "how its secret begins", example = PREFIX) String prefix,
      @Schema(example = SCOPES) List<String> scopes,
      Instant createdAt,
      @Schema(description = "from then on it is refused; null: never") @Nullable Instant expiresAt,
      @Schema(description = "to the minute; null: never yet") @Nullable Instant lastUsedAt,
      @Schema(
              description = "send it as Authorization: Bearer; it is never shown again",
              example = "ak_kY2v3nR0q8cJm5Zt1xWb7uLhE9sGaPdF4iTjOoNvQwA5c1b0c5d")
          String secret) {

    static New of(ApiKeyView key, ApiKeySecret secret) {
      return new New(
          key.id(),
          key.name(),
          key.prefix(),
          key.scopes(),
          key.createdAt(),
          key.expiresAt().orElse(null),
          key.lastUsedAt().orElse(null),
          secret.text());
    }

    @Override
    public String toString() {
      return "NewApiKey[" + id + "]";
    }
  }
}
