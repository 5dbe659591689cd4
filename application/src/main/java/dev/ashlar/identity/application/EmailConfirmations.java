package dev.ashlar.identity.application;

import dev.ashlar.identity.api.EmailVerificationRequested;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.OneTimeToken;
import dev.ashlar.identity.domain.OneTimeToken.Purpose;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.identity.domain.User;
import dev.ashlar.platform.application.Outbox;
import java.time.Instant;

/** Asks for the proof that mail to an address reaches a user, for every use case that needs it. */
public final class EmailConfirmations {
  private final OneTimeTokens tokens;
  private final Secrets secrets;
  private final MailedTokens mailed;
  private final Outbox outbox;

  public EmailConfirmations(
      OneTimeTokens tokens, Secrets secrets, MailedTokens mailed, Outbox outbox) {
    this.tokens = tokens;
    this.secrets = secrets;
    this.mailed = mailed;
    this.outbox = outbox;
  }

  /**
   * Mails a token to {@code address}, or nothing if the user has as many as they may have. Call it
   * within the transaction that locked or added the user.
   *
   * @return whether it does
   */
  public boolean ask(User user, EmailAddress address, Instant now) {
    Secret secret = secrets.next();
    OneTimeToken token =
        OneTimeToken.issue(
            secrets.hash(secret), Purpose.EMAIL_VERIFICATION, user.id(), address, now);
    boolean added = tokens.add(token, now);
    if (added) {
      outbox.add(
          new EmailVerificationRequested(
              user.id().value(), address.value(), mailed.seal(secret), token.expiresAt()));
    }
    return added;
  }
}
