package dev.ashlar.identity.application;

import dev.ashlar.identity.api.PasswordResetRequested;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.OneTimeToken;
import dev.ashlar.identity.domain.OneTimeToken.Purpose;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Ids;
import dev.ashlar.platform.application.Outbox;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Has a token mailed to who forgot their password, if the address is somebody's.
 *
 * <p>Who asks learns neither from the answer nor from its time whether it is (OWASP ASVS 5.0,
 * 6.3.8): for nobody's address the same is done, with an id that is nobody's. What differs is one
 * insert, of the event, and that only until a user has as many tokens as they may have: then the
 * mails that brought them are good ({@link OneTimeToken#delay}).
 */
public final class RequestPasswordReset {
  private final Users users;
  private final OneTimeTokens tokens;
  private final Secrets secrets;
  private final MailedTokens mailed;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  public RequestPasswordReset(
      Users users,
      OneTimeTokens tokens,
      Secrets secrets,
      MailedTokens mailed,
      Outbox outbox,
      AuditTrail audit,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.users = users;
    this.tokens = tokens;
    this.secrets = secrets;
    this.mailed = mailed;
    this.outbox = outbox;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  public void handle(EmailAddress email) {
    Instant now = clock.instant();
    UserId nobody = new UserId(ids.next());
    Secret secret = secrets.next();
    String sealed = mailed.seal(secret);
    transactions.run(() -> {
      Optional<User> user = users.lock(email);
      OneTimeToken token =
          OneTimeToken.issue(
              secrets.hash(secret),
              Purpose.PASSWORD_RESET,
              user.map(User::id).orElse(nobody),
              user.map(User::email).orElse(email),
              now);
      boolean added =
          OneTimeToken.delay(
                      tokens.mailed(token.userId(), token.purpose(), now), token.address(), now)
                  .isZero()
              && tokens.add(token);
      if (added) {
        outbox.add(
            new PasswordResetRequested(
                token.userId().value(), token.address().value(), sealed, token.expiresAt()));
      }
      audit.record(asked(user, email, added));
    });
  }

  private AuditEvent asked(Optional<User> user, EmailAddress email, boolean added) {
    return new AuditEvent(
        Optional.empty(),
        "password-reset.request",
        user.isPresent() ? "user" : "email",
        user.map(known -> known.id().value().toString())
            .orElseGet(() -> secrets.hash(email).value()),
        added ? AuditEvent.Outcome.SUCCESS : AuditEvent.Outcome.FAILURE);
  }
}
