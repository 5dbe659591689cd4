package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.SessionQueries;
import dev.ashlar.identity.application.SessionView;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.persistence.Sql;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;

@Singleton
final class PostgresSessionQueries implements SessionQueries {
  private static final String LIVE =
      "from identity.sessions where user_id = ? and ended_at is null and expires_at > ?";

  private final ConnectionOperations<Connection> database;

  PostgresSessionQueries(ConnectionOperations<Connection> database) {
    this.database = database;
  }

  @Override
  public Page<SessionView> live(UserId user, SessionId current, Instant now, PageRequest page) {
    long total =
        new Sql("select count(*) as total " + LIVE, user.value(), now)
            .first(database, row -> row.number("total"))
            .orElseThrow();
    Sql rows =
        new Sql("select *, id = ? as current", current.value())
            .add(LIVE, user.value(), now)
            .add(
                "order by last_used_at desc, id desc limit ? offset ?", page.size(), page.offset());
    return new Page<>(
        rows.list(
            database,
            row ->
                new SessionView(
                    row.id("id"),
                    row.instant("created_at"),
                    row.instant("last_used_at"),
                    row.optionalText("user_agent"),
                    row.optionalText("ip"),
                    row.flag("current"))),
        total);
  }
}
