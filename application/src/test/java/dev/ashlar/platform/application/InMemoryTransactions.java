package dev.ashlar.platform.application;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Transactions on tables in memory: one after the other, undone when they throw. Who locks a row
 * locks them all, which is more than PostgreSQL promises and never less.
 */
public final class InMemoryTransactions implements Transactions {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Table<?, ?>> tables = new ArrayList<>();

  private record Table<K, V>(Map<K, V> rows) {
    Runnable undo() {
      var before = new HashMap<>(rows);
      return () -> {
        rows.clear();
        rows.putAll(before);
      };
    }
  }

  /** A table that takes part. It is to be read and written within {@link #run} alone. */
  public <K, V> Map<K, V> table() {
    var table = new Table<K, V>(new HashMap<>());
    tables.add(table);
    return table.rows();
  }

  @Override
  public <T> T run(Supplier<T> work) {
    lock.lock();
    try {
      return lock.getHoldCount() > 1 ? work.get() : commitOrUndo(work);
    } finally {
      lock.unlock();
    }
  }

  /** Whether the thread that asks is in one. */
  public boolean isRunning() {
    return lock.isHeldByCurrentThread();
  }

  private <T> T commitOrUndo(Supplier<T> work) {
    var undo = tables.stream().map(Table::undo).toList();
    var done = false;
    try {
      var result = work.get();
      done = true;
      return result;
    } finally {
      if (!done) {
        undo.forEach(Runnable::run);
      }
    }
  }
}
