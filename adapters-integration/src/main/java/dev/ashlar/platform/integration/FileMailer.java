package dev.ashlar.platform.integration;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.ashlar.kernel.Unavailable;
import dev.ashlar.platform.application.Mail;
import dev.ashlar.platform.application.Mailer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps mail as files that mail programs open, where nobody takes it. A file appears under its name
 * when it is complete; the same mail again takes its place.
 */
public final class FileMailer implements Mailer {
  private static final Logger LOG = LoggerFactory.getLogger(FileMailer.class);
  private static final FileAttribute<?> OURS_ALONE = mode("rwx------");
  private static final FileAttribute<?> READ_BY_US_ALONE = mode("rw-------");

  private final Path directory;
  private final MailForm form;

  /**
   * @param directory made when the first mail comes
   */
  public FileMailer(Path directory, String from, Clock clock) {
    this.directory = directory;
    this.form = new MailForm(from, clock);
  }

  @Override
  public void send(Mail mail) {
    var file = directory.resolve(mail.id() + ".eml");
    try {
      Files.createDirectories(directory, OURS_ALONE);
      write(file, bytes(mail));
    } catch (IOException | MessagingException e) {
      LOG.warn("A mail can't be kept in {}: {}", directory, e.getClass().getSimpleName());
      throw new Unavailable("The mail can't be kept in ASHLAR_HOME.");
    }
    LOG.info(
        "Mail in {}: {}", file, mail.subject()); // what else is in it is nobody else's business
  }

  private byte[] bytes(Mail mail) throws IOException, MessagingException {
    var bytes = new ByteArrayOutputStream();
    form.message(mail, Session.getInstance(new Properties())).writeTo(bytes);
    return bytes.toByteArray();
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    var draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    try (var channel = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), READ_BY_US_ALONE)) {
      var rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(draft, file, ATOMIC_MOVE);
  }

  private static FileAttribute<?> mode(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }
}
