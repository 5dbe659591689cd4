package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;

/** Ends one of one's own sessions: on a lost phone, or the very one that asks. */
public final class RevokeSession {

  public record Command(Viewer.SignedIn viewer, SessionId session) {}

  private final Sessions sessions;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  public RevokeSession(
      Sessions sessions, AuditTrail audit, Transactions transactions, Clock clock) {
    this.sessions = sessions;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @throws dev.ashlar.kernel.Forbidden for an API key
   * @throws NotFound unless it is live and the viewer's own
   */
  public void handle(Command command) {
    command.viewer().requireSession(); // a key may not
    UserId user = command.viewer().id();
    transactions.run(() -> {
      if (!sessions.end(user, command.session(), clock.instant())) {
        throw new NotFound("session");
      }
      audit.record(
          AuditEvent.success(user, "session.revoke", "session", command.session().value()));
    });
  }
}
