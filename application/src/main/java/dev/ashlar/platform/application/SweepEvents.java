package dev.ashlar.platform.application;

import java.time.Clock;
import java.time.Duration;

/** Deletes events that were delivered long ago. Those that couldn't be are kept. */
public final class SweepEvents {
  /** For how long one can see what was delivered. */
  static final Duration KEPT = Duration.ofDays(7);

  /** Few enough to be in nobody's way. */
  static final int AT_ONCE = 500;

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
    while (transactions.run(this::sweep) == AT_ONCE) {
      // there may be more
    }
  }

  private int sweep() {
    return locks.tryLock("platform.sweep-events")
        ? deliveries.sweep(clock.instant().minus(KEPT), AT_ONCE)
        : 0;
  }
}
