package dev.ashlar.platform.persistence;

import dev.ashlar.platform.application.Retries.Repetition;
import dev.ashlar.platform.application.Transactions;
import io.micronaut.transaction.SynchronousTransactionManager;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.Supplier;

/** Transactions on the one PostgreSQL of this process, at its default level: read committed. */
@Singleton
final class PostgresTransactions implements Transactions {
  private final SynchronousTransactionManager<Connection> manager;

  PostgresTransactions(SynchronousTransactionManager<Connection> manager) {
    this.manager = manager;
  }

  @Override
  public <T> T run(Supplier<T> work) {
    try {
      return RetryableTransaction.current()
          .map(transaction -> transaction.run(work))
          .orElseGet(() -> manager.executeWrite(_ -> work.get()));
    } catch (RuntimeException e) {
      throw DatabaseAway.orElse(e);
    }
  }

  /** One that {@link #run} joins wherever it is propagated: see {@link RetryableTransaction}. */
  RetryableTransaction retryable(Supplier<Optional<Repetition>> before) {
    return new RetryableTransaction(manager, before);
  }
}
