package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;

/** Makes a fan a creator at their own wish. Repeating it changes nothing. */
public final class BecomeCreator {
  private final Users users;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  public BecomeCreator(Users users, AuditTrail audit, Transactions transactions, Clock clock) {
    this.users = users;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @throws dev.ashlar.kernel.Forbidden if the viewer presented an API key
   * @throws ViewerGone if the account was deleted meanwhile
   */
  public Account handle(Viewer.SignedIn viewer) {
    viewer.requireSession();
    return transactions.run(() -> {
      User user = users.lock(viewer.id()).orElseThrow(ViewerGone::new);
      User creator = user.becomeCreator(clock.instant());
      if (creator.version() != user.version()) {
        users.save(creator);
        audit.record(AuditEvent.success(viewer.id(), "role.change", "user", viewer.id().value()));
      }
      return Account.of(creator);
    });
  }
}
