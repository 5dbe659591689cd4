package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.Account;
import dev.ashlar.identity.application.UserQueries;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.persistence.Sql;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;

@Singleton
final class PostgresUserQueries implements UserQueries {
  private final ConnectionOperations<Connection> database;

  PostgresUserQueries(ConnectionOperations<Connection> database) {
    this.database = database;
  }

  @Override
  public Optional<Account> find(UserId id) {
    return new Sql("select * from identity.users where id = ?", id.value())
        .first(database, UserReader::user)
        .map(Account::of);
  }
}
