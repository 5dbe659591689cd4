package dev.ashlar.identity.persistence;

import dev.ashlar.identity.domain.RefreshToken;
import dev.ashlar.identity.domain.RefreshToken.Retirement;
import dev.ashlar.identity.domain.SealedSecret;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.TokenHash;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@MappedEntity(value = "refresh_tokens", schema = "identity")
record RefreshTokenRow(
    @Id String hash,
    UUID sessionId,
    Instant issuedAt,
    @Nullable Instant retiredAt,
    @Nullable String sealedSuccessor) {

  static RefreshTokenRow of(RefreshToken token) {
    return new RefreshTokenRow(
        token.hash().value(),
        token.session().value(),
        token.issuedAt(),
        token.retirement().map(Retirement::at).orElse(null),
        token.retirement().flatMap(Retirement::successor).map(SealedSecret::value).orElse(null));
  }

  RefreshToken toRefreshToken() {
    return new RefreshToken(
        new TokenHash(hash),
        new SessionId(sessionId),
        issuedAt,
        Optional.ofNullable(retiredAt)
            .map(at -> new Retirement(at, Optional.ofNullable(sealedSuccessor).map(SealedSecret::new))));
  }

  /** Holds a token's hash: never shown by accident. */
  @Override
  public String toString() {
    return "RefreshTokenRow[" + sessionId + "]";
  }
}
