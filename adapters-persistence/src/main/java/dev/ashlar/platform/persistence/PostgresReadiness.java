package dev.ashlar.platform.persistence;

import dev.ashlar.platform.application.Readiness;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;

/** Ready while the pool hands out a connection that answers. */
@Singleton
final class PostgresReadiness implements Readiness {
  private final ConnectionOperations<Connection> database;

  PostgresReadiness(ConnectionOperations<Connection> database) {
    this.database = database;
  }

  @Override
  public boolean isReady() {
    try {
      return new Sql("select true as ready")
          .first(database, row -> row.flag("ready"))
          .orElse(false);
    } catch (RuntimeException e) {
      return false; // whatever the reason, it can't serve
    }
  }
}
