package dev.ashlar.platform.application;

import java.time.Clock;
import java.time.Duration;

/** Deletes events that were delivered long ago. Those that couldn't be are kept. */
public final class SweepEvents {
  /** For how long one can see what was delivered. */
  static final Duration KEPT = Duration.ofDays(7);

  /** Few enough to be in nobody's way. */
  static final int BATCH = 500;

  private final Deliveries deliveries;
  private final TaskLocks locks;
  private final Transactions transactions;
  private final Clock clock;

  public SweepEvents(
      Deliveries deliveries, TaskLocks locks, Transactions transactions, Clock clock) {
    this.deliveries = deliveries;
    this.locks = locks;
    this.transactions = transactions;
    this.clock = clock;
  }

  public void handle() {
    locks.inBatches(
        "platform.sweep-events",
        BATCH,
        transactions,
        most -> deliveries.sweep(clock.instant().minus(KEPT), most));
  }
}
