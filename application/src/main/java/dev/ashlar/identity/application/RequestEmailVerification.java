package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;

/** Has a user's address confirmed: the one they want if there is one, else the one they have. */
public final class RequestEmailVerification {
  private final Users users;
  private final EmailConfirmations confirmations;
  private final Transactions transactions;
  private final Clock clock;

  public RequestEmailVerification(
      Users users, EmailConfirmations confirmations, Transactions transactions, Clock clock) {
    this.users = users;
    this.confirmations = confirmations;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Does nothing where nothing is left to confirm. */
  public void handle(Viewer.SignedIn viewer) {
    viewer.requireSession();
    transactions.run(() -> {
      User user = users.lock(viewer.id()).orElseThrow(ViewerGone::new);
      user.unconfirmedEmail()
          .ifPresent(address -> confirmations.ask(user, address, clock.instant()));
    });
  }
}
