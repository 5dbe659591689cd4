package dev.ashlar.identity.application;

import dev.ashlar.identity.api.EmailVerificationRequested;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.platform.application.Mail;
import dev.ashlar.platform.application.Mailer;
import dev.ashlar.platform.application.Subscriber;
import java.time.Clock;
import java.util.UUID;

/** Mails the token to the address that a user is to show to be theirs. */
public final class MailEmailVerification implements Subscriber<EmailVerificationRequested> {
  private final Mailer mailer;
  private final MailedTokens mailed;
  private final String api;
  private final Clock clock;

  /**
   * @param api where the API is for who reads the mail
   */
  public MailEmailVerification(Mailer mailer, MailedTokens mailed, String api, Clock clock) {
    this.mailer = mailer;
    this.mailed = mailed;
    this.api = api;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "identity.mail-email-verification";
  }

  @Override
  public String type() {
    return EmailVerificationRequested.TYPE;
  }

  @Override
  public Class<EmailVerificationRequested> event() {
    return EmailVerificationRequested.class;
  }

  /** A token that has expired on its way helps nobody any more. */
  @Override
  public void handle(UUID eventId, EmailVerificationRequested event) {
    if (clock.instant().isBefore(event.expiresAt())) {
      Secret token = mailed.open(event.sealedToken()).orElseThrow();
      mailer.send(new Mail(eventId, event.address(), "Confirm your address", text(token)));
    }
  }

  private String text(Secret token) {
    return """
    Somebody named this address as that of their account.

    If it wasn't you, ignore this mail. The address won't be taken for
    theirs without this token:

    %s

    It is good for 24 hours, and once. To confirm that the address is
    yours, send the token as JSON {"token": "..."} by

    POST %s/auth/email-verification/confirm
    """
        .formatted(token.value(), api);
  }
}
