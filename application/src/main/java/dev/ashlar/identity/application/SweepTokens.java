package dev.ashlar.identity.application;

import dev.ashlar.platform.application.TaskLocks;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;

/** Deletes one-time tokens that nobody used in time. */
public final class SweepTokens {
  /** Few enough to be in nobody's way. */
  static final int BATCH = 500;

  private final OneTimeTokens tokens;
  private final TaskLocks locks;
  private final Transactions transactions;
  private final Clock clock;

  public SweepTokens(
      OneTimeTokens tokens, TaskLocks locks, Transactions transactions, Clock clock) {
    this.tokens = tokens;
    this.locks = locks;
    this.transactions = transactions;
    this.clock = clock;
  }

  public void handle() {
    locks.inBatches(
        "identity.sweep-tokens", BATCH, transactions, most -> tokens.sweep(clock.instant(), most));
  }
}
