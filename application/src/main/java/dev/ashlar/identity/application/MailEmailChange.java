package dev.ashlar.identity.application;

import dev.ashlar.identity.api.EmailChangeRequested;
import dev.ashlar.platform.application.Mail;
import dev.ashlar.platform.application.Mailer;
import dev.ashlar.platform.application.Subscriber;
import java.util.UUID;

/**
 * Tells the address of an account that another one is to take its place (OWASP ASVS 5.0, 6.3.7).
 */
public final class MailEmailChange implements Subscriber<EmailChangeRequested> {
  private final Mailer mailer;
  private final String api;

  /**
   * @param api where the API is for who reads the mail
   */
  public MailEmailChange(Mailer mailer, String api) {
    this.mailer = mailer;
    this.api = api;
  }

  @Override
  public String name() {
    return "identity.mail-email-change";
  }

  @Override
  public String type() {
    return EmailChangeRequested.TYPE;
  }

  @Override
  public Class<EmailChangeRequested> event() {
    return EmailChangeRequested.class;
  }

  @Override
  public void handle(UUID eventId, EmailChangeRequested event) {
    mailer.send(new Mail(eventId, event.address(), "Your address is to change", text()));
  }

  private String text() {
    return """
    Somebody who knows the password of the account with this address
    wants it to have another address. It will change when mail to the new
    one is confirmed.

    If it was you, there is nothing to do here.

    If it wasn't, set a new password at once, which calls the change off:
    have a token mailed to this address by sending {"email": "..."} by

    POST %s/auth/password-reset
    """
        .formatted(api);
  }
}
