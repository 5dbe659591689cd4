package dev.ashlar.platform.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.InvalidValue;
import dev.ashlar.kernel.Unavailable;
import dev.ashlar.platform.application.Mail;
import dev.ashlar.platform.application.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMailerTest {
  private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final String TOKEN = "kY2v3nR0q8cJm5Zt1xWb7uLhE9sGaPdF4iTjOoNvQwA";

  @TempDir Path home;

  @Test
  void writes_what_mail_programs_read() throws IOException {
    mailer().send(mail("Set a new password", "This is it:\n\n" + TOKEN + "\n\nThe end.\n"));
    assertThat(Files.readString(file()))
        .isEqualTo(
            """
            Date: Thu, 1 Jan 2026 00:00:00 +0000 (UTC)
            From: ashlar@example.com
            To: ann@example.org
            Message-ID: <%s@example.com>
            Subject: Set a new password
            MIME-Version: 1.0
            Content-Type: text/plain; charset=US-ASCII
            Content-Transfer-Encoding: 7bit
            Auto-Submitted: auto-generated

            This is it:

            %s

            The end.
            """
                .formatted(ID, TOKEN)
                .replace("\n", "\r\n"));
  }

  @Test
  void lets_nobody_else_read_it() throws IOException {
    mailer().send(mail("Hello", "Hello.\n"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void keeps_one_file_of_a_mail_that_is_sent_twice() throws IOException {
    mailer().send(mail("Hello", "Hello.\n"));
    mailer().send(mail("Hello", "Hello.\n"));
    try (var files = Files.list(file().getParent())) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void says_when_it_cannot_be_kept() throws IOException {
    Files.writeString(home.resolve("mail"), "in the way");
    assertThatThrownBy(() -> mailer().send(mail("Hello", "Hello.\n")))
        .isInstanceOf(Unavailable.class)
        .hasMessage("The mail can't be kept in ASHLAR_HOME.");
  }

  @Test
  void says_where_none_can_be_written_ever() {
    var mail = new Mail(ID, "ann..bee@example.org", "Hello", "Hello.\n");
    assertThatThrownBy(() -> mailer().send(mail))
        .isInstanceOf(InvalidValue.class)
        .hasMessageContaining("No mail can be sent to an address of this form.")
        .hasNoCause();
  }

  private FileMailer mailer() {
    return new FileMailer(home.resolve("mail"), "ashlar@example.com", new TestClock());
  }

  private Path file() {
    return home.resolve("mail").resolve(ID + ".eml");
  }

  private static Mail mail(String subject, String text) {
    return new Mail(ID, "ann@example.org", subject, text);
  }
}
