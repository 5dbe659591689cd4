package dev.ashlar.identity.persistence;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRows extends GenericRepository<SessionRow, UUID> {

  SessionRow save(SessionRow session);

  @Query(
      """
      select * from identity.sessions
      where id = (select session_id from identity.refresh_tokens where hash = :tokenHash)
      for update
      """)
  Optional<SessionRow> lock(String tokenHash);

  @Query(
      """
      update identity.sessions set last_used_at = :lastUsedAt, expires_at = :expiresAt
      where id = :id
      """)
  int refresh(UUID id, Instant lastUsedAt, Instant expiresAt);

  @Query("update identity.sessions set ended_at = :now where id = :id and ended_at is null")
  int end(UUID id, Instant now);
}
