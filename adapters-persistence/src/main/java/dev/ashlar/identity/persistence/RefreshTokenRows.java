package dev.ashlar.identity.persistence;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface RefreshTokenRows extends GenericRepository<RefreshTokenRow, String> {

  RefreshTokenRow save(RefreshTokenRow token);

  RefreshTokenRow update(RefreshTokenRow token);

  Optional<RefreshTokenRow> findById(String hash);

  @Query(
      """
      update identity.refresh_tokens set sealed_successor = null
      where sealed_successor is not null and retired_at < :retiredBefore
      """)
  int eraseSuccessors(Instant retiredBefore);
}
