package dev.ashlar.platform.persistence;

import dev.ashlar.platform.application.Readiness;
import io.micronaut.data.connection.ConnectionOperations;
import java.sql.Connection;
import jakarta.inject.Singleton;

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
      return new Sql("select true").first(database, row -> row.getBoolean(1)).isPresent();
    } catch (RuntimeException e) {
      return false; // whatever the reason, it can't serve
    }
  }
}
