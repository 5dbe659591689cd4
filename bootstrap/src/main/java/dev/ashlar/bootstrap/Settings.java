package dev.ashlar.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.kernel.InvalidValue;
import dev.ashlar.platform.integration.SmtpServer;
import dev.ashlar.platform.rest.AllowedOrigins;
import dev.ashlar.platform.rest.TrustedProxies;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What can be set from outside, read once and valid as a whole. */
record Settings(
    Stage stage,
    Path home,
    Http http,
    Database database,
    Sessions sessions,
    int bcryptCost,
    Optional<FirstAdmin> firstAdmin,
    Mail mail,
    Logs logs) {

  /** How much Ashlar may make up by itself: outside development, no database and no secret. */
  enum Stage {
    DEVELOPMENT,
    STAGING,
    PRODUCTION
  }

  /**
   * @param port 0 lets the operating system choose
   * @param basePath begins with a slash and doesn't end with one; empty for the root
   * @param publicUrl how others reach this server, without a slash at the end
   * @param trustedProxies who may say for whom they ask
   * @param allowedOrigins whose pages may call
   * @param limited whether callers are kept from asking too often
   * @param redis where instances share what they count; absent: each counts by itself
   */
  record Http(
      int port,
      String basePath,
      Optional<URI> publicUrl,
      TrustedProxies trustedProxies,
      AllowedOrigins allowedOrigins,
      boolean limited,
      Optional<Secret> redis) {
    /** The API, for who reads of it elsewhere. */
    String api() {
      return publicUrl.map(URI::toASCIIString).orElse("") + basePath;
    }

    /** The name of this server, as far as that can follow an @. */
    String host() {
      return publicUrl
          .map(URI::getHost)
          .filter(host -> host.matches("[A-Za-z0-9.-]+"))
          .orElse("localhost");
    }
  }

  /**
   * @param url absent: the embedded database
   * @param poolSize connections of this process
   */
  record Database(Optional<DatabaseUrl> url, int poolSize) {}

  /**
   * @param secrets the first signs, all verify; none only before the start has made one
   * @param idle a session that isn't refreshed for so long is over
   * @param max a session is over after this in any case
   */
  record Sessions(
      List<Secret> secrets,
      Duration accessToken,
      Duration refreshGrace,
      Duration idle,
      Duration max) {
    Sessions {
      secrets = List.copyOf(secrets);
    }
  }

  /** Created at the start when there is no admin yet. */
  record FirstAdmin(EmailAddress email, RawPassword password) {}

  /**
   * @param smtp absent: mails are kept as files
   * @param from the address that they come from
   */
  record Mail(Optional<SmtpServer> smtp, String from) {}

  /** How this process logs. */
  record Logs(Format format, LogLevels levels) {
    enum Format {
      TEXT,
      JSON
    }
  }

  /** Everything that is wrong with the environment, one line each. */
  static final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String lines;

    private Invalid(List<String> problems) {
      super(String.join("\n", problems));
      lines = String.join("\n", problems);
    }

    List<String> problems() {
      return lines.lines().toList();
    }
  }

  private static final int SECRET_BYTES = 32;
  private static final int YEAR = 366;

  /**
   * @throws Invalid naming everything that is wrong or missing at once
   */
  static Settings read(Map<String, String> variables) {
    var env = new Environment(variables);
    var stage = stage(env);
    var home = env.parsed("ASHLAR_HOME", Settings::path).orElse(Path.of(".ashlar"));
    var http =
        new Http(
            env.number("PORT", 8080, 0, 65_535),
            env.parsed("BASE_PATH", Settings::basePath).orElse("/api/v1"),
            env.parsed("PUBLIC_URL", Settings::publicUrl),
            env.parsed("TRUSTED_PROXIES", TrustedProxies::parse).orElse(TrustedProxies.NONE),
            env.parsed("CORS_ALLOWED_ORIGINS", AllowedOrigins::parse)
                .orElse(stage == Stage.DEVELOPMENT ? AllowedOrigins.LOCAL : AllowedOrigins.NONE),
            env.flag("RATE_LIMIT_ENABLED", true),
            env.parsed("REDIS_URL", Settings::redis));
    var settings =
        new Settings(
            stage,
            home,
            http,
            new Database(
                env.parsed("DATABASE_URL", DatabaseUrl::parse),
                env.number("DATABASE_POOL_SIZE", 8, 1, 200)),
            new Sessions(
                env.parsed("JWT_SECRET", Settings::secrets).orElse(List.of()),
                Duration.ofSeconds(env.number("ACCESS_TOKEN_SECONDS", 900, 1, 86_400)),
                Duration.ofSeconds(env.number("REFRESH_GRACE_SECONDS", 10, 0, 300)),
                Duration.ofDays(env.number("SESSION_IDLE_DAYS", 30, 1, 10 * YEAR)),
                Duration.ofDays(env.number("SESSION_MAX_DAYS", 90, 1, 10 * YEAR))),
            env.number("BCRYPT_COST", 12, 10, 15),
            firstAdmin(env),
            mail(env, http),
            new Logs(
                env.choice("LOG_FORMAT", Logs.Format.class)
                    .orElse(stage == Stage.PRODUCTION ? Logs.Format.JSON : Logs.Format.TEXT),
                env.parsed("LOG_LEVEL", LogLevels::parse)
                    .orElse(LogLevels.of(LogLevels.Level.INFO))));
    if (settings.sessions().idle().compareTo(settings.sessions().max()) > 0) {
      env.problem(
          "SESSION_IDLE_DAYS is %d, but must not be more than SESSION_MAX_DAYS, which is %d"
              .formatted(settings.sessions().idle().toDays(), settings.sessions().max().toDays()));
    }
    if (stage != Stage.DEVELOPMENT) {
      require(env, stage, "DATABASE_URL", "a postgresql:// URL; nothing is embedded here");
      require(env, stage, "JWT_SECRET", "at least %d random bytes".formatted(SECRET_BYTES));
    }
    if (!env.problems().isEmpty()) {
      throw new Invalid(env.problems());
    }
    return settings;
  }

  Settings withSecret(Secret secret) {
    var all =
        new Sessions(
            List.of(secret),
            sessions.accessToken,
            sessions.refreshGrace,
            sessions.idle,
            sessions.max);
    return new Settings(stage, home, http, database, all, bcryptCost, firstAdmin, mail, logs);
  }

  private static Stage stage(Environment env) {
    return env.choice("ASHLAR_ENV", Stage.class)
        .orElse(
            env.text("NODE_ENV").filter("production"::equals).isPresent()
                ? Stage.PRODUCTION
                : Stage.DEVELOPMENT);
  }

  private static void require(Environment env, Stage stage, String name, String what) {
    if (env.text(name).isEmpty()) {
      env.problem(
          "%s is missing: %s needs %s"
              .formatted(name, stage.name().toLowerCase(Locale.ROOT), what));
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is not a path", e);
    }
  }

  private static String basePath(String text) {
    if (!text.matches("/|(/[A-Za-z0-9._~-]+)+/?")) {
      throw new IllegalArgumentException(
          "is '%s', but must be a path like /api/v1: it begins with a slash".formatted(text));
    }
    return text.replaceFirst("/$", "");
  }

  private static URI publicUrl(String text) {
    try {
      var url = new URI(text.replaceFirst("/+$", ""));
      if (text.matches("(?i)https?://[^?#@]+") && url.getHost() != null) {
        return url;
      }
      throw new URISyntaxException("", "not an address of a web server");
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "must be an absolute address like https://api.example.org, without query or credentials",
          e);
    }
  }

  /** Says nothing of the text: any part of it can be the password. */
  private static Secret redis(String text) {
    if (!text.matches("rediss?://([^/?#@\\s]*@)?[^/?#@:\\s]+(:[0-9]{1,5})?(/[0-9]{1,3})?")) {
      throw new IllegalArgumentException(
          "is not of the form redis://user:password@host:port, or rediss:// for TLS");
    }
    return new Secret(text);
  }

  private static List<Secret> secrets(String text) {
    var secrets = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    for (var secret : secrets) {
      var bytes = secret.getBytes(UTF_8).length;
      if (bytes < SECRET_BYTES) {
        throw new IllegalArgumentException(
            "has a secret of %d bytes (number %d of %d, separated by commas): each needs at least %d"
                .formatted(bytes, secrets.indexOf(secret) + 1, secrets.size(), SECRET_BYTES));
      }
    }
    return secrets.stream().map(Secret::new).toList();
  }

  private static Optional<FirstAdmin> firstAdmin(Environment env) {
    if (env.text("ADMIN_EMAIL").isPresent() != env.text("ADMIN_PASSWORD").isPresent()) {
      var missing = env.text("ADMIN_EMAIL").isPresent() ? "ADMIN_PASSWORD" : "ADMIN_EMAIL";
      env.problem(
          missing + " is missing: ADMIN_EMAIL and ADMIN_PASSWORD are set together or not at all");
    }
    var email = env.parsed("ADMIN_EMAIL", text -> valid(() -> new EmailAddress(text)));
    var password = env.verbatim("ADMIN_PASSWORD", text -> valid(() -> new RawPassword(text)));
    return email.flatMap(e -> password.map(p -> new FirstAdmin(e, p)));
  }

  private static Mail mail(Environment env, Http http) {
    var smtp = env.parsed("SMTP_URL", SmtpUrl::parse);
    return new Mail(
        smtp,
        env.parsed("MAIL_FROM", text -> valid(() -> new EmailAddress(text)))
            .map(EmailAddress::value)
            .or(() -> smtp.flatMap(SmtpServer::login).flatMap(Settings::address))
            .orElse("ashlar@" + http.host()));
  }

  /** Many servers know us by the address that we send from. */
  private static Optional<String> address(SmtpServer.Login login) {
    try {
      return Optional.of(new EmailAddress(login.user()).value());
    } catch (InvalidValue e) {
      return Optional.empty();
    }
  }

  private static <T> T valid(Supplier<T> value) {
    try {
      return value.get();
    } catch (InvalidValue e) {
      throw new IllegalArgumentException("can't be used: " + e.reason(), e);
    }
  }
}
