package dev.ashlar.platform.integration;

import dev.ashlar.kernel.Unavailable;
import dev.ashlar.platform.application.Mail;
import dev.ashlar.platform.application.Mailer;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands mail to a server by SMTP (RFC 5321): a connection for each, which needs no care. */
public final class SmtpMailer implements Mailer {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpMailer.class);

  /** For connecting, and for each answer; the next attempt waits for longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final SmtpServer server;
  private final Session session;
  private final MailForm form;

  public SmtpMailer(SmtpServer server, String from, Clock clock) {
    this.server = server;
    this.session = Session.getInstance(properties(server));
    this.form = new MailForm(from, clock);
  }

  @Override
  public void send(Mail mail) {
    var message = form.message(mail, session);
    try (var transport = session.getTransport()) {
      var login = server.login();
      transport.connect(
          login.map(SmtpServer.Login::user).orElse(null),
          login.map(SmtpServer.Login::password).orElse(null));
      transport.sendMessage(message, message.getAllRecipients());
    } catch (MessagingException e) {
      // not the exception itself: servers repeat addresses in what they answer
      var reason = inWords(e);
      LOG.warn("The mail server {} doesn't take mail {}: {}", server.place(), mail.id(), reason);
      throw new Unavailable("The mail server doesn't take it: " + reason);
    }
  }

  private static Properties properties(SmtpServer server) {
    var protocol = server.tls() ? "smtps" : "smtp";
    var patience = Long.toString(PATIENCE.toMillis());
    var properties = new Properties();
    properties.setProperty("mail.transport.protocol", protocol);
    // a password goes over no network in the clear
    var tlsOrNothing = server.login().isPresent() && !THIS_MACHINE.contains(server.host());
    Map.of(
            "host",
            server.host(),
            "port",
            Integer.toString(server.port()),
            "auth",
            Boolean.toString(server.login().isPresent()),
            "connectiontimeout",
            patience,
            "timeout",
            patience,
            "writetimeout",
            patience,
            "quitwait",
            "false",
            "ssl.checkserveridentity",
            "true",
            "starttls.enable",
            "true",
            "starttls.required",
            Boolean.toString(tlsOrNothing))
        .forEach((name, value) -> properties.setProperty("mail." + protocol + "." + name, value));
    return properties;
  }

  /** What went wrong, without what the server says about it. */
  private static String inWords(MessagingException e) {
    return causes(e)
        .map(SmtpMailer::known)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() ->
            "it can't be reached (%s)"
                .formatted(
                    causes(e).reduce((_, last) -> last).orElse(e).getClass().getSimpleName()));
  }

  private static Optional<String> known(Throwable cause) {
    return switch (cause) {
      case SMTPAddressFailedException refused ->
          Optional.of("it refuses the address (%d)".formatted(refused.getReturnCode()));
      case SMTPSenderFailedException refused ->
          Optional.of("it refuses the sender (%d)".formatted(refused.getReturnCode()));
      case SMTPSendFailedException refused when refused.getNextException() == null ->
          Optional.of("it refuses the mail (%d)".formatted(refused.getReturnCode()));
      case AuthenticationFailedException _ ->
          Optional.of("it refuses the user and password of SMTP_URL");
      default -> Optional.empty();
    };
  }

  private static Stream<Throwable> causes(MessagingException e) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause);
  }
}
