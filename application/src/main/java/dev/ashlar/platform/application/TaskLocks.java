package dev.ashlar.platform.application;

/** Keeps instances from doing the same chore at the same time. */
@FunctionalInterface
public interface TaskLocks {

  /**
   * Takes the chore until the transaction around this ends; false where another instance is at it.
   */
  boolean tryLock(String task);
}
