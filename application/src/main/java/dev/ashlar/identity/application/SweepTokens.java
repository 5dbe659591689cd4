package dev.ashlar.identity.application;

import dev.ashlar.platform.application.TaskLocks;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;

/** Deletes one-time tokens that nobody used in time. */
public final class SweepTokens {
  /** Few enough to be in nobody's way. */
  static final int AT_ONCE = 500;

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
    while (transactions.run(this::sweep) == AT_ONCE) {
      // there may be more
    }
  }

  private int sweep() {
    return locks.tryLock("identity.sweep-tokens") ? tokens.sweep(clock.instant(), AT_ONCE) : 0;
  }
}
