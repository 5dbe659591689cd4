package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.Lifetimes;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;

/**
 * Erases what was sealed for the grace of retired refresh tokens, once that is over. Any number of
 * instances may do it at any time.
 */
public final class EraseSuccessors {
  private final Sessions sessions;
  private final Lifetimes lifetimes;
  private final Transactions transactions;
  private final Clock clock;

  public EraseSuccessors(
      Sessions sessions, Lifetimes lifetimes, Transactions transactions, Clock clock) {
    this.sessions = sessions;
    this.lifetimes = lifetimes;
    this.transactions = transactions;
    this.clock = clock;
  }

  public void handle() {
    transactions.run(() -> sessions.eraseSuccessors(clock.instant().minus(lifetimes.grace())));
  }
}
