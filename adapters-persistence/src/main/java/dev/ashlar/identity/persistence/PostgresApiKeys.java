package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.ApiKeys;
import dev.ashlar.identity.application.LiveCredential;
import dev.ashlar.identity.domain.ApiKey;
import dev.ashlar.identity.domain.ApiKeyId;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Unavailable;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.persistence.Sql;
import dev.ashlar.platform.persistence.StatementFailed;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Singleton
final class PostgresApiKeys implements ApiKeys {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresApiKeys.class);

  private final ConnectionOperations<Connection> database;

  PostgresApiKeys(ConnectionOperations<Connection> database) {
    this.database = database;
  }

  @Override
  public boolean add(ApiKey key) {
    int added =
        new Sql(
                """
                insert into identity.api_keys (id, user_id, name, prefix, hash, scopes, created_at,
                  expires_at, last_used_at)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?
                where (select count(*) from identity.api_keys where user_id = ?) < ?
                """,
                key.id().value(),
                key.owner().value(),
                key.name().value(),
                key.prefix(),
                key.hash().value(),
                key.scopes().codes().toArray(String[]::new),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                key.owner().value(),
                ApiKey.MOST_OF_A_USER)
            .update(database);
    return added == 1;
  }

  @Override
  public Optional<Held> find(TokenHash secret) {
    return new Sql(
            """
            select k.*, u.role from identity.api_keys k join identity.users u on u.id = k.user_id
            where k.hash = ?
            """,
            secret.value())
        .first(database, row -> new Held(ApiKeyReader.key(row), Role.ofCode(row.text("role"))));
  }

  @Override
  public void touch(ApiKeyId id, Instant now) {
    try {
      new Sql(
              """
              update identity.api_keys set last_used_at = ? where id = (
                select id from identity.api_keys
                where id = ? and (last_used_at is null or last_used_at < ?)
                for no key update skip locked -- many requests find it stale at once: one notes it
              )
              """,
              now,
              id.value(),
              now.minus(LiveCredential.PRECISION))
          .update(database);
    } catch (StatementFailed | Unavailable e) {
      LOG.warn("The use of an API key can't be noted. key={}", id.value(), e);
    }
  }

  @Override
  public Optional<ApiKey> lock(ApiKeyId id) {
    return new Sql("select * from identity.api_keys where id = ? for update", id.value())
        .first(database, ApiKeyReader::key);
  }

  @Override
  public void remove(ApiKeyId id) {
    new Sql("delete from identity.api_keys where id = ?", id.value()).update(database);
  }

  @Override
  public void removeAll(UserId owner) {
    new Sql("delete from identity.api_keys where user_id = ?", owner.value()).update(database);
  }
}
