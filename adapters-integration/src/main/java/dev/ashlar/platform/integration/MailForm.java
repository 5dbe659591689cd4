package dev.ashlar.platform.integration;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.ashlar.kernel.InvalidValue;
import dev.ashlar.platform.application.Mail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;

/**
 * How mail is written (RFC 5322): 7 bits from end to end. The same mail has the same {@code
 * Message-ID}, by which a second copy is known for what it is.
 */
final class MailForm {
  private final String from;
  private final Clock clock;

  /**
   * @param from an address
   */
  MailForm(String from, Clock clock) {
    this.from = from;
    this.clock = clock;
  }

  /**
   * @throws InvalidValue if it can't be written, which nothing but its address can be the cause of
   */
  MimeMessage message(Mail mail, Session session) {
    try {
      return written(mail, session);
    } catch (MessagingException e) {
      // not the exception itself: it repeats the address
      throw new InvalidValue("INVALID_MAIL", "No mail can be sent to an address of this form.");
    }
  }

  private MimeMessage written(Mail mail, Session session) throws MessagingException {
    MimeMessage message = new Identified(session, mail.id() + from.substring(from.indexOf('@')));
    message.setFrom(new InternetAddress(from, true));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
    message.setSubject(mail.subject(), US_ASCII.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setText(mail.text().replace("\n", "\r\n"), US_ASCII.name());
    message.setHeader("Content-Transfer-Encoding", "7bit");
    message.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834: nobody answers by machine
    message.saveChanges();
    return message;
  }

  /** Would make up an id of its own otherwise. */
  private static final class Identified extends MimeMessage {
    private final String id;

    private Identified(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + ">");
    }
  }
}
