package dev.ashlar.identity.application;

import dev.ashlar.identity.api.EmailVerificationRequested;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.OneTimeToken;
import dev.ashlar.identity.domain.OneTimeToken.Purpose;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.identity.domain.User;
import dev.ashlar.platform.application.Outbox;
import java.time.Duration;
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

  /** How long until a token may be mailed to {@code address}; zero if it may be now. */
  public Duration delay(User user, EmailAddress address, Instant now) {
    return OneTimeToken.delay(
        tokens.mailed(user.id(), Purpose.EMAIL_VERIFICATION, now), address, now);
  }

  /**
   * Mails a token to {@code address}, or nothing if it has to wait. Call it within the transaction
   * that locked or added the user.
   */
  public void ask(User user, EmailAddress address, Instant now) {
    if (!delay(user, address, now).isZero()) {
      return;
    }
    Secret secret = secrets.next();
    OneTimeToken token =
        OneTimeToken.issue(
            secrets.hash(secret), Purpose.EMAIL_VERIFICATION, user.id(), address, now);
    tokens.add(token);
    outbox.add(
        new EmailVerificationRequested(
            user.id().value(), address.value(), mailed.seal(secret), token.expiresAt()));
  }
}
