package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.OneTimeTokens;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.OneTimeToken;
import dev.ashlar.identity.domain.OneTimeToken.Purpose;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.persistence.Row;
import dev.ashlar.platform.persistence.Sql;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@Singleton
final class PostgresOneTimeTokens implements OneTimeTokens {
  private final ConnectionOperations<Connection> database;

  PostgresOneTimeTokens(ConnectionOperations<Connection> database) {
    this.database = database;
  }

  @Override
  public boolean add(OneTimeToken token) {
    return new Sql(
                """
                insert into identity.one_time_tokens (hash, purpose, user_id, address, expires_at)
                select ?, ?, u.id, ?, ? from identity.users u where u.id = ?
                """,
                token.hash().value(),
                token.purpose().code(),
                token.address().value(),
                token.expiresAt(),
                token.userId().value())
            .update(database)
        == 1;
  }

  @Override
  public List<OneTimeToken> mailed(UserId user, Purpose purpose, Instant now) {
    return new Sql(
            """
            select * from identity.one_time_tokens
            where user_id = ? and purpose = ? and expires_at > ?
            """,
            user.value(),
            purpose.code(),
            now)
        .list(database, PostgresOneTimeTokens::token);
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
    return new Sql(
                "delete from identity.one_time_tokens where hash = ? and not called_off",
                token.hash().value())
            .update(database)
        == 1;
  }

  @Override
  public void callOff(UserId user) {
    new Sql("update identity.one_time_tokens set called_off = true where user_id = ?", user.value())
        .update(database);
  }

  @Override
  public void callOffElsewhere(User user) {
    new Sql(
            """
            update identity.one_time_tokens set called_off = true
            where user_id = ? and lower(address collate "C") not in (?, ?)
            """,
            user.id().value(),
            user.email().folded(),
            user.pendingEmail().orElse(user.email()).folded())
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
        row.instant("expires_at"),
        row.flag("called_off"));
  }
}
