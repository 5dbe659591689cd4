package dev.ashlar.platform.persistence;

import dev.ashlar.platform.application.TaskLocks;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;

/** Advisory locks: PostgreSQL lets go of them with the transaction, however that ends. */
@Singleton
final class PostgresTaskLocks implements TaskLocks {
  private final ConnectionOperations<Connection> database;

  PostgresTaskLocks(ConnectionOperations<Connection> database) {
    this.database = database;
  }

  @Override
  public boolean tryLock(String task) {
    return new Sql(
            "select pg_try_advisory_xact_lock(hashtextextended(?, ?)) as taken",
            task,
            Migrations.LOCK)
        .first(database, row -> row.flag("taken"))
        .orElse(false);
  }
}
