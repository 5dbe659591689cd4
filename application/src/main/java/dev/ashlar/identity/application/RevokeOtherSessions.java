package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Ends all of one's own sessions but the one that asks. */
public final class RevokeOtherSessions {
  private final Users users;
  private final Sessions sessions;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  public RevokeOtherSessions(
      Users users, Sessions sessions, AuditTrail audit, Transactions transactions, Clock clock) {
    this.users = users;
    this.sessions = sessions;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Of two sessions that end each other at once, one wins and stays.
   *
   * @throws dev.ashlar.kernel.Forbidden for an API key
   * @throws ViewerGone if the account was deleted meanwhile, or the session ended
   */
  public void handle(Viewer.SignedIn viewer) {
    SessionId current = new SessionId(viewer.session());
    transactions.run(() -> {
      UserId user = users.lock(viewer.id()).map(User::id).orElseThrow(ViewerGone::new);
      Instant now = clock.instant(); // after the lock, which may have taken its time
      if (sessions.live(current, now).isEmpty()) {
        throw new ViewerGone();
      }
      if (sessions.endAll(user, Optional.of(current), now) > 0) {
        audit.record(AuditEvent.success(user, "session.revoke", "user", user.value()));
      }
    });
  }
}
