package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.Failures;
import dev.ashlar.platform.application.TaskLocks;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;
import java.time.Instant;

/**
 * Sweeps out failed logins and known networks that count no longer: in small batches, each a
 * transaction of its own, by one instance at a time. Under a spray of made-up emails this alone
 * keeps their table bounded, to what fails in twelve hours.
 */
public final class SweepFailedLogins {
  static final int BATCH = 500;

  private final FailedLogins failures;
  private final KnownNetworks networks;
  private final TaskLocks locks;
  private final Transactions transactions;
  private final Clock clock;

  public SweepFailedLogins(
      FailedLogins failures,
      KnownNetworks networks,
      TaskLocks locks,
      Transactions transactions,
      Clock clock) {
    this.failures = failures;
    this.networks = networks;
    this.locks = locks;
    this.transactions = transactions;
    this.clock = clock;
  }

  public void handle() {
    Instant now = clock.instant();
    locks.inBatches(
        "identity.sweep-failed-logins",
        BATCH,
        transactions,
        most ->
            Math.max(
                failures.sweep(now.minus(Failures.QUIET), most),
                networks.sweep(now.minus(Lockout.KNOWN), most)));
  }
}
