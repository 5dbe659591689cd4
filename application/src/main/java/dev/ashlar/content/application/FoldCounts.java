package dev.ashlar.content.application;

import dev.ashlar.platform.application.TaskLocks;
import dev.ashlar.platform.application.Transactions;

/**
 * Keeps totals quick to read: adds to the counts what was noted since, until nothing is left.
 * Totals are exact whether it runs or not, but take as long to read as notes have piled up.
 */
public final class FoldCounts {
  /** What many writers note in a second. */
  static final int BATCH = 5_000;

  private final ResourceCounts counts;
  private final TaskLocks locks;
  private final Transactions transactions;

  public FoldCounts(ResourceCounts counts, TaskLocks locks, Transactions transactions) {
    this.counts = counts;
    this.locks = locks;
    this.transactions = transactions;
  }

  public void handle() {
    locks.inBatches("content.fold-counts", BATCH, transactions, counts::fold);
  }
}
