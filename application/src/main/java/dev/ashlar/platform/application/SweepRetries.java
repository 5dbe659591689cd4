package dev.ashlar.platform.application;

import java.time.Clock;
import java.time.Duration;

/** Forgets what retries would be answered with, when nobody retries any more. */
public final class SweepRetries {
  /** For how long a retry is recognised. */
  public static final Duration KEPT = Duration.ofHours(24);

  /** Few enough to be in nobody's way. */
  static final int BATCH = 500;

  private final Retries retries;
  private final TaskLocks locks;
  private final Transactions transactions;
  private final Clock clock;

  public SweepRetries(Retries retries, TaskLocks locks, Transactions transactions, Clock clock) {
    this.retries = retries;
    this.locks = locks;
    this.transactions = transactions;
    this.clock = clock;
  }

  public void handle() {
    locks.inBatches(
        "platform.sweep-retries",
        BATCH,
        transactions,
        most -> retries.sweep(clock.instant().minus(KEPT), most));
  }
}
