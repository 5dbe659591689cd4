package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.OneTimeTokens;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.OneTimeToken;
import dev.ashlar.identity.domain.OneTimeToken.Purpose;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.persistence.Row;
import dev.ashlar.platform.persistence.Sql;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

@Singleton
final class PostgresOneTimeTokens implements OneTimeTokens {
  private final ConnectionOperations<Connection> database;

  PostgresOneTimeTokens(ConnectionOperations<Connection> database) {
    this.database = database;
  }

  @Override
  public boolean add(OneTimeToken token, Instant now) {
    return new Sql(
                """
                insert into identity.one_time_tokens (hash, purpose, user_id, address, expires_at)
                select ?, ?, u.id, ?, ? from identity.users u
                where u.id = ? and ? > (
                  select count(*) from identity.one_time_tokens t
                  where t.user_id = u.id and t.purpose = ? and t.expires_at > ?)
                """,
                token.hash().value(),
                token.purpose().code(),
                token.address().value(),
                token.expiresAt(),
                token.userId().value(),
                OneTimeToken.MOST_LIVE,
                token.purpose().code(),
                now)
            .update(database)
        == 1;
  }

  @Override
  public Optional<OneTimeToken> find(Purpose purpose, TokenHash hash) {
    return new Sql(
            "select * from identity.one_time_tokens where hash = ? and purpose = ?",
            hash.value(),
            purpose.code())
        .first(database, PostgresOneTimeTokens::token);
  }

  @Override
  public boolean take(OneTimeToken token) {
    return new Sql("delete from identity.one_time_tokens where hash = ?", token.hash().value())
            .update(database)
        == 1;
  }

  @Override
  public void removeAll(UserId user, Purpose purpose) {
    new Sql(
            "delete from identity.one_time_tokens where user_id = ? and purpose = ?",
            user.value(),
            purpose.code())
        .update(database);
  }

  @Override
  public int sweep(Instant expiredBefore, int most) {
    return new Sql(
            """
            delete from identity.one_time_tokens where hash in (
              select hash from identity.one_time_tokens where expires_at < ?
              order by expires_at limit ? for update skip locked)
            """,
            expiredBefore,
            most)
        .update(database);
  }

  private static OneTimeToken token(Row row) throws SQLException {
    return new OneTimeToken(
        new TokenHash(row.text("hash")),
        Purpose.ofCode(row.text("purpose")),
        new UserId(row.id("user_id")),
        new EmailAddress(row.text("address")),
        row.instant("expires_at"));
  }
}
