package dev.ashlar.identity.persistence;

import dev.ashlar.identity.domain.Device;
import dev.ashlar.identity.domain.Session;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.kernel.UserId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@MappedEntity(value = "sessions", schema = "identity")
record SessionRow(
    @Id UUID id,
    UUID userId,
    @Nullable String userAgent,
    @Nullable String ip,
    Instant createdAt,
    Instant lastUsedAt,
    Instant expiresAt,
    Instant endsAt,
    @Nullable Instant endedAt) {

  static SessionRow of(Session session) {
    return new SessionRow(
        session.id().value(),
        session.userId().value(),
        session.device().userAgent().orElse(null),
        session.device().ip().orElse(null),
        session.createdAt(),
        session.lastUsedAt(),
        session.expiresAt(),
        session.endsAt(),
        session.endedAt().orElse(null));
  }

  Session toSession() {
    return new Session(
        new SessionId(id),
        new UserId(userId),
        new Device(Optional.ofNullable(userAgent), Optional.ofNullable(ip)),
        createdAt,
        lastUsedAt,
        expiresAt,
        endsAt,
        Optional.ofNullable(endedAt));
  }
}
