package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;

/** Ends the session that the request came with. */
public final class LogOut {
  private final Sessions sessions;
  private final Transactions transactions;
  private final Clock clock;

  public LogOut(Sessions sessions, Transactions transactions, Clock clock) {
    this.sessions = sessions;
    this.transactions = transactions;
    this.clock = clock;
  }

  public void handle(Viewer.SignedIn viewer) {
    transactions.run(() -> sessions.end(new SessionId(viewer.session()), clock.instant()));
  }
}
