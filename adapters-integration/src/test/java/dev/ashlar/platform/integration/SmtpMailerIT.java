package dev.ashlar.platform.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.ashlar.kernel.Unavailable;
import dev.ashlar.platform.application.Mail;
import dev.ashlar.platform.application.TestClock;
import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real server, and against one that does what real ones do at times. */
class SmtpMailerIT {
  private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final String TOKEN = "kY2v3nR0q8cJm5Zt1xWb7uLhE9sGaPdF4iTjOoNvQwA";
  private static final String TEXT = "This is it:\n\n" + TOKEN + "\n\n.\nThe end.\n";

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void hands_a_mail_over_as_it_is() throws Exception {
    mailer(Optional.empty()).send(mail("ann@example.org"));
    assertThat(server.getReceivedMessages())
        .singleElement()
        .satisfies(received -> {
          assertThat(received.getHeader("Message-ID")).containsExactly("<" + ID + "@example.com>");
          assertThat(received.getHeader("From")).containsExactly("ashlar@example.com");
          assertThat(received.getHeader("To")).containsExactly("ann@example.org");
          assertThat(received.getHeader("Subject")).containsExactly("Set a new password");
          assertThat(received.getHeader("Content-Transfer-Encoding")).containsExactly("7bit");
          assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
          assertThat(received.getContent().toString().lines()).contains(TOKEN, ".").hasSize(6);
        });
  }

  @Test
  void hands_over_the_same_mail_again_under_the_same_id() throws MessagingException {
    mailer(Optional.empty()).send(mail("ann@example.org"));
    mailer(Optional.empty()).send(mail("ann@example.org"));
    assertThat(server.getReceivedMessages()).hasSize(2);
    assertThat(server.getReceivedMessages()[0].getMessageID())
        .isEqualTo(server.getReceivedMessages()[1].getMessageID());
  }

  @Test
  void says_who_we_are_where_that_is_asked() {
    server.setUser("ashlar", "p@ss:word");
    mailer(Optional.of(new SmtpServer.Login("ashlar", "p@ss:word"))).send(mail("ann@example.org"));
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void tells_that_its_password_is_refused_and_not_the_password() {
    server.setUser("ashlar", "right");
    var mailer = mailer(Optional.of(new SmtpServer.Login("ashlar", "hidden")));
    assertThatThrownBy(() -> mailer.send(mail("ann@example.org")))
        .isInstanceOf(Unavailable.class)
        .hasMessageEndingWith("it refuses the user and password of SMTP_URL");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void succeeds_when_the_server_is_back() {
    var port = server.getSmtp().getPort();
    server.stop();
    var mailer = mailer(port, Optional.empty());
    assertThatThrownBy(() -> mailer.send(mail("ann@example.org")))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("it can't be reached (ConnectException)");
    var back = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
    back.start();
    try {
      mailer.send(mail("ann@example.org"));
      assertThat(back.getReceivedMessages()).hasSize(1);
    } finally {
      back.stop();
    }
  }

  @Test
  void tells_that_an_address_is_refused_and_not_the_address() throws Exception {
    assertRefused(
        line -> line.startsWith("RCPT") ? "550 5.1.1 <ann@example.org>: who?" : "250 ok",
        "it refuses the address (550)");
  }

  @Test
  void tells_that_a_mail_is_refused_and_not_what_is_in_it() throws Exception {
    assertRefused(
        line -> line.startsWith("DATA") ? "554 no " + TOKEN + " for ann@example.org" : "250 ok",
        "it refuses the mail (554)");
  }

  @Test
  void sends_no_password_over_a_network_in_the_clear() throws Exception {
    // on this machine, by a name that could be another's
    var heard = new ConcurrentLinkedQueue<String>();
    var mailer =
        new SmtpMailer(
            new SmtpServer(
                false,
                "127.1",
                listen(line -> reply(heard, line)),
                Optional.of(new SmtpServer.Login("ashlar", "hidden"))),
            "ashlar@example.com",
            new TestClock());
    assertThatThrownBy(() -> mailer.send(mail("ann@example.org"))).isInstanceOf(Unavailable.class);
    assertThat(heard).isNotEmpty().noneMatch(line -> line.startsWith("AUTH"));
  }

  private static String reply(Queue<String> heard, String line) {
    heard.add(line);
    return line.startsWith("EHLO") ? "250-here\r\n250 AUTH PLAIN LOGIN" : "250 ok";
  }

  private static void assertRefused(Function<String, String> replies, String reason)
      throws IOException {
    var mailer = mailer(listen(replies), Optional.empty());
    assertThatThrownBy(() -> mailer.send(mail("ann@example.org")))
        .isInstanceOf(Unavailable.class)
        .hasMessage("The mail server doesn't take it: " + reason);
  }

  /** A server for one conversation, which answers each line as it is told; returns its port. */
  private static int listen(Function<String, String> replies) throws IOException {
    var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          try (socket;
              var client = socket.accept();
              var lines =
                  new BufferedReader(
                      new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            var answer = "220 here";
            while (answer != null) {
              client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
              var line = lines.readLine();
              answer = line == null ? null : replies.apply(line);
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return socket.getLocalPort();
  }

  private SmtpMailer mailer(Optional<SmtpServer.Login> login) {
    return mailer(server.getSmtp().getPort(), login);
  }

  private static SmtpMailer mailer(int port, Optional<SmtpServer.Login> login) {
    return new SmtpMailer(
        new SmtpServer(false, "127.0.0.1", port, login), "ashlar@example.com", new TestClock());
  }

  private static Mail mail(String to) {
    return new Mail(ID, to, "Set a new password", TEXT);
  }
}
