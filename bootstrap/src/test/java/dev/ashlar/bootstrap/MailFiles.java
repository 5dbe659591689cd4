package dev.ashlar.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The mails in a home, as their readers see them. */
record MailFiles(Path directory) {
  private static final Pattern TOKEN = Pattern.compile("^[A-Za-z0-9_-]{43}\r?$", Pattern.MULTILINE);

  static MailFiles in(Path home) {
    return new MailFiles(home.resolve("mail"));
  }

  /** Those to an address, in the order they were asked for. */
  List<String> to(String address) {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".eml"))
          .sorted() // their names are ids, which sort by time
          .map(MailFiles::read)
          .filter(mail -> mail.contains("\r\nTo: " + address + "\r\n"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The token in a mail, which stands on a line of its own. */
  static String token(String mail) {
    var token = TOKEN.matcher(mail);
    if (!token.find()) {
      throw new AssertionError("no token in " + mail);
    }
    return token.group().strip();
  }
}
