package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;

/** Ends the session that the request came with. */
public final class LogOut {
  private final Sessions sessions;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  public LogOut(Sessions sessions, AuditTrail audit, Transactions transactions, Clock clock) {
    this.sessions = sessions;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  public void handle(Viewer.SignedIn viewer) {
    SessionId session = new SessionId(viewer.session());
    transactions.run(() -> {
      if (sessions.end(viewer.id(), session, clock.instant())) {
        audit.record(AuditEvent.success(viewer.id(), "logout", "session", session.value()));
      }
    });
  }
}
