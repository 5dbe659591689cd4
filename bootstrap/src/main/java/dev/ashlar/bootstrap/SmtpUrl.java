package dev.ashlar.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.platform.integration.SmtpServer;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code smtp://user:password@host:port}, and {@code smtps://} for TLS from the first byte.
 */
final class SmtpUrl {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<scheme>smtps?)://((?<credentials>[^/?#]*)@)?"
              + "(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:(?<port>[0-9]{1,5}))?/?");
  private static final int SUBMISSION = 587; // RFC 6409
  private static final int SUBMISSION_TLS = 465; // RFC 8314

  private SmtpUrl() {}

  /**
   * @throws IllegalArgumentException saying what is wrong without repeating any part of the text,
   *     since a misplaced character can make any part of it the password
   */
  static SmtpServer parse(String text) {
    var shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new IllegalArgumentException(
          "is not of the form smtp://user:password@host:port (a special character in user or"
              + " password is written percent-encoded: '@' as %40, '/' as %2F)");
    }
    var tls = shape.group("scheme").equals("smtps");
    var port =
        Optional.ofNullable(shape.group("port"))
            .map(Integer::valueOf)
            .orElse(tls ? SUBMISSION_TLS : SUBMISSION);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("names a port outside 1 to 65535");
    }
    return new SmtpServer(
        tls,
        shape.group("host"),
        port,
        Optional.ofNullable(shape.group("credentials")).map(SmtpUrl::login));
  }

  private static SmtpServer.Login login(String credentials) {
    var parts = credentials.split(":", 2);
    if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw new IllegalArgumentException("needs both a user and a password, or neither");
    }
    return new SmtpServer.Login(decode(parts[0]), decode(parts[1]));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "has a '%' that is not followed by two hexadecimal digits (write '%' as %25)", e);
    }
  }
}
