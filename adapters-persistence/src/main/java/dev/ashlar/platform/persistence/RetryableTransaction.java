package dev.ashlar.platform.persistence;

import dev.ashlar.kernel.StaleVersion;
import dev.ashlar.kernel.Unavailable;
import dev.ashlar.platform.application.Retries.Answered;
import dev.ashlar.platform.application.Retries.Repetition;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.core.propagation.PropagatedContextElement;
import io.micronaut.transaction.SynchronousTransactionManager;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.TransactionStatus;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one transaction of a retryable request. It begins with the first run and outlives it: only
 * {@link #commit} ends it well. Later runs are savepoints in it, so that each is still done as a
 * whole or not at all.
 *
 * <p>It is handed from thread to thread with the request, and used by one at a time.
 */
final class RetryableTransaction implements PropagatedContextElement {
  private final SynchronousTransactionManager<Connection> manager;
  private final Supplier<Optional<Repetition>> before;
  private Optional<Open> open = Optional.empty();
  private Optional<Repetition> repetition = Optional.empty();

  /**
   * @param within how the framework finds connection and transaction again, on whatever thread
   */
  private record Open(TransactionStatus<Connection> status, PropagatedContext within) {}

  /**
   * @param before asked in it before all else: whether this was done before
   */
  RetryableTransaction(
      SynchronousTransactionManager<Connection> manager, Supplier<Optional<Repetition>> before) {
    this.manager = manager;
    this.before = before;
  }

  /** The one of the request that this thread serves. */
  static Optional<RetryableTransaction> current() {
    return PropagatedContext.getOrEmpty().find(RetryableTransaction.class);
  }

  <T> T run(Supplier<T> work) {
    return open.isPresent() ? again(open.get(), work) : begin(work);
  }

  private <T> T again(Open already, Supplier<T> work) {
    try (PropagatedContext.Scope _ = already.within.propagate()) {
      return manager.execute(TransactionDefinition.of(Propagation.NESTED), _ -> work.get());
    }
  }

  private <T> T begin(Supplier<T> work) {
    PropagatedContext outside = PropagatedContext.getOrEmpty();
    try {
      TransactionStatus<Connection> status = manager.getTransaction(TransactionDefinition.DEFAULT);
      open = Optional.of(new Open(status, PropagatedContext.get()));
      Optional<Repetition> found = before.get();
      if (found.isPresent()) {
        throw refusal(found.get(), work);
      }
      return work.get(); // its context stays, so that what is read next is read in it
    } catch (RuntimeException | Error e) {
      rollback();
      outside.propagate();
      throw e;
    }
  }

  /** What ends a run that must not be done. */
  private RuntimeException refusal(Repetition found, Supplier<?> work) {
    if (found instanceof Answered) {
      Optional<RuntimeException> refusal = tryAgain(work);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    repetition = Optional.of(found);
    return new Unavailable("This request is a repetition.");
  }

  /**
   * Does it once more to learn whether its caller still may; what it writes is taken back. That it
   * meets its own effect is no refusal.
   */
  private static Optional<RuntimeException> tryAgain(Supplier<?> work) {
    try {
      var _ = work.get();
      return Optional.empty();
    } catch (StaleVersion e) {
      return Optional.empty();
    } catch (StatementFailed e) {
      return e.violatesConstraint() ? Optional.empty() : Optional.of(e);
    } catch (RuntimeException e) {
      return Optional.of(e);
    }
  }

  /** What the request turned out to be when it wasn't the first. */
  Optional<Repetition> repetition() {
    return repetition;
  }

  boolean isOpen() {
    return open.isPresent();
  }

  /** Does this in it as the last thing, and commits. */
  void commit(Runnable last) {
    end(transaction -> {
      try {
        last.run();
      } catch (RuntimeException | Error e) {
        manager.rollback(transaction);
        throw e;
      }
      manager.commit(transaction);
    });
  }

  /** Takes everything back, if there is anything. */
  void rollback() {
    if (isOpen()) {
      end(manager::rollback);
    }
  }

  private void end(Consumer<TransactionStatus<Connection>> ending) {
    Open ended = open.orElseThrow();
    open = Optional.empty();
    try (PropagatedContext.Scope _ = ended.within.propagate()) {
      ending.accept(ended.status);
    }
  }
}
