package dev.ashlar.platform.application;

import java.util.function.IntUnaryOperator;

/** Keeps instances from doing the same chore at the same time. */
@FunctionalInterface
public interface TaskLocks {

  /**
   * Takes the chore until the transaction around this ends; false where another instance is at it.
   */
  boolean tryLock(String task);

  /**
   * Does a chore in batches, each a transaction of its own, until one isn't full. Where another
   * instance is at it, that one goes on.
   *
   * @param batch does at most that many, and says how many it did
   */
  default void inBatches(String task, int size, Transactions transactions, IntUnaryOperator batch) {
    int done = size;
    while (done == size) {
      done = transactions.<Integer>run(() -> tryLock(task) ? batch.applyAsInt(size) : 0);
    }
  }
}
