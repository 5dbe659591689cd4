package dev.ashlar.platform.persistence;

import dev.ashlar.platform.application.Transactions;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.function.Supplier;

/** Transactions on the one PostgreSQL of this process, at its default level: read committed. */
@Singleton
final class PostgresTransactions implements Transactions {
  private final TransactionOperations<Connection> operations;

  PostgresTransactions(TransactionOperations<Connection> operations) {
    this.operations = operations;
  }

  @Override
  public <T> T run(Supplier<T> work) {
    try {
      return operations.executeWrite(_ -> work.get());
    } catch (RuntimeException e) {
      throw DatabaseAway.orElse(e);
    }
  }
}
