package dev.ashlar.identity.application;

import dev.ashlar.identity.api.EmailChanged;
import dev.ashlar.platform.application.Mail;
import dev.ashlar.platform.application.Mailer;
import dev.ashlar.platform.application.Subscriber;
import java.util.UUID;

/** Tells the former address of an account that an admin set another (OWASP ASVS 5.0, 6.3.7). */
public final class MailEmailChanged implements Subscriber<EmailChanged> {
  private static final String TEXT =
      """
      An administrator has given the account with this address another one.
      From now on mail goes there, and so does who signs in.

      If you don't know why, ask them.
      """;

  private final Mailer mailer;

  public MailEmailChanged(Mailer mailer) {
    this.mailer = mailer;
  }

  @Override
  public String name() {
    return "identity.mail-email-changed";
  }

  @Override
  public String type() {
    return EmailChanged.TYPE;
  }

  @Override
  public Class<EmailChanged> event() {
    return EmailChanged.class;
  }

  @Override
  public void handle(UUID eventId, EmailChanged event) {
    mailer.send(new Mail(eventId, event.address(), "Your address has changed", TEXT));
  }
}
