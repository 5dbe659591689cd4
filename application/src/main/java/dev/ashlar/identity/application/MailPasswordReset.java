package dev.ashlar.identity.application;

import dev.ashlar.identity.api.PasswordResetRequested;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.platform.application.Mail;
import dev.ashlar.platform.application.Mailer;
import dev.ashlar.platform.application.Subscriber;
import java.time.Clock;
import java.util.UUID;

/** Mails the token to who forgot their password. */
public final class MailPasswordReset implements Subscriber<PasswordResetRequested> {
  private final Mailer mailer;
  private final MailedTokens mailed;
  private final String api;
  private final Clock clock;

  /**
   * @param api where the API is for who reads the mail
   */
  public MailPasswordReset(Mailer mailer, MailedTokens mailed, String api, Clock clock) {
    this.mailer = mailer;
    this.mailed = mailed;
    this.api = api;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "identity.mail-password-reset";
  }

  @Override
  public String type() {
    return PasswordResetRequested.TYPE;
  }

  @Override
  public Class<PasswordResetRequested> event() {
    return PasswordResetRequested.class;
  }

  /** A token that has expired on its way helps nobody any more. */
  @Override
  public void handle(UUID eventId, PasswordResetRequested event) {
    if (clock.instant().isBefore(event.expiresAt())) {
      Secret token = mailed.open(event.sealedToken()).orElseThrow();
      mailer.send(new Mail(eventId, event.address(), "Set a new password", text(token)));
    }
  }

  private String text(Secret token) {
    return """
    Somebody asked for a new password for the account with this address.

    If it wasn't you, ignore this mail. Nothing has changed, and nobody
    gets in without this token:

    %s

    It is good for 30 minutes, and once. To set a new password, send it
    and the password as JSON {"token": "...", "newPassword": "..."} by

    POST %s/auth/password-reset/confirm

    All sessions of the account will be ended.
    """
        .formatted(token.value(), api);
  }
}
