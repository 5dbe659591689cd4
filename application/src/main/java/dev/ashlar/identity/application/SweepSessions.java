package dev.ashlar.identity.application;

import dev.ashlar.platform.application.TaskLocks;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Deletes sessions that have been over for a while, with their tokens, in small transactions until
 * none is left. One instance does it at a time; the others leave it to that one.
 */
public final class SweepSessions {
  /** No two clocks agree: what is over for this instance may not be for another for some time. */
  static final Duration KEPT = Duration.ofDays(1);

  /** Small, since a session that was refreshed for months has thousands of tokens. */
  static final int BATCH = 100;

  private final Sessions sessions;
  private final TaskLocks locks;
  private final Transactions transactions;
  private final Clock clock;

  public SweepSessions(Sessions sessions, TaskLocks locks, Transactions transactions, Clock clock) {
    this.sessions = sessions;
    this.locks = locks;
    this.transactions = transactions;
    this.clock = clock;
  }

  public void handle() {
    Instant overBefore = clock.instant().minus(KEPT);
    locks.inBatches(
        "identity.sweep-sessions", BATCH, transactions, most -> sessions.sweep(overBefore, most));
  }
}
