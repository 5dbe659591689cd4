package dev.ashlar.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a PostgreSQL database is and who we are there. Understands the {@code postgresql://} form
 * that hosting providers hand out and the {@code jdbc:postgresql://} form of Java, and keeps the
 * credentials out of the JDBC URL, which turns up in logs and errors.
 *
 * @param servers {@code host:port}, or several of them separated by commas
 * @param parameters everything after the question mark but the credentials
 */
record DatabaseUrl(
    String servers, String database, String user, Secret password, Map<String, String> parameters) {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<jdbc>jdbc:)?postgres(ql)?://((?<credentials>[^/?#]*)@)?(?<servers>[^/?#@]+)"
              + "/(?<database>[^/?#]+)(\\?(?<query>[^#]*))?");
  private static final Pattern SERVER =
      Pattern.compile("(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:(?<port>[0-9]{1,5}))?");

  DatabaseUrl {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /**
   * @throws IllegalArgumentException saying what is wrong without repeating any part of the text,
   *     since a misplaced character can make any part of it the password
   */
  static DatabaseUrl parse(String text) {
    var shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      throw new IllegalArgumentException("is not of the form postgresql://user:password@host/db");
    }
    // In a JDBC query '+' is a space, as in a form; in a postgresql: URL it is itself.
    UnaryOperator<String> decode =
        shape.group("jdbc") != null ? DatabaseUrl::decodeForm : DatabaseUrl::decode;
    var parameters = parameters(Optional.ofNullable(shape.group("query")).orElse(""), decode);
    var credentials = Optional.ofNullable(shape.group("credentials")).orElse("").split(":", 2);
    var user = parameters.getOrDefault("user", decode(credentials[0]));
    var password =
        parameters.getOrDefault("password", credentials.length > 1 ? decode(credentials[1]) : "");
    if (user.isEmpty()) {
      throw new IllegalArgumentException("names no user: postgresql://user:password@host/db");
    }
    parameters.keySet().removeAll(Set.of("user", "password"));
    return new DatabaseUrl(
        servers(shape.group("servers")),
        decode(shape.group("database")),
        user,
        new Secret(password),
        parameters);
  }

  String jdbcUrl() {
    var all = new LinkedHashMap<String, String>();
    all.put("ApplicationName", "ashlar");
    all.put("connectTimeout", "5");
    all.put("loginTimeout", "10");
    all.put("tcpKeepAlive", "true");
    // What the server adds to an error ("Failing row contains …") can hold hashes and addresses.
    all.put("logServerErrorDetail", "false");
    all.putAll(parameters);
    return all.entrySet().stream()
        .map(p -> encode(p.getKey()) + "=" + encode(p.getValue()))
        .collect(
            Collectors.joining(
                "&", "jdbc:postgresql://" + servers + "/" + encode(database) + "?", ""));
  }

  /** A connection of its own, for what runs before there is a pool. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), user, password.value());
  }

  /** The place alone, for people: {@code host:port/db}. */
  String place() {
    return servers + "/" + database;
  }

  private static String servers(String text) {
    return Pattern.compile(",")
        .splitAsStream(text)
        .map(SERVER::matcher)
        .map(DatabaseUrl::server)
        .collect(Collectors.joining(","));
  }

  private static String server(Matcher server) {
    if (!server.matches()) {
      throw new IllegalArgumentException(
          "names no host that can be read (a special character in user or password is written"
              + " percent-encoded: '@' as %40, '/' as %2F)");
    }
    var port = Optional.ofNullable(server.group("port")).map(Integer::valueOf).orElse(5432);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("names a port outside 1 to 65535");
    }
    return server.group("host") + ":" + port;
  }

  private static Map<String, String> parameters(String query, UnaryOperator<String> decode) {
    var parameters = new LinkedHashMap<String, String>();
    for (var pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        var parts = pair.split("=", 2);
        parameters.put(decode.apply(parts[0]), parts.length > 1 ? decode.apply(parts[1]) : "");
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return decodeForm(text.replace("+", "%2B"));
  }

  private static String decodeForm(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "has a '%' that is not followed by two hexadecimal digits (write '%' as %25)", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
