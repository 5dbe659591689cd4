package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ashlar.bootstrap.Settings.Logs;
import dev.ashlar.bootstrap.Settings.Stage;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.platform.rest.AllowedOrigins;
import dev.ashlar.platform.rest.TrustedProxies;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String DATABASE = "postgresql://ann:hidden@db.example/ashlar";

  @Test
  void need_nothing_in_development() {
    var settings = Settings.read(Map.of());

    assertThat(settings.stage()).isEqualTo(Stage.DEVELOPMENT);
    assertThat(settings.home()).isEqualTo(Path.of(".ashlar"));
    assertThat(settings.http().port()).isEqualTo(8080);
    assertThat(settings.http().basePath()).isEqualTo("/api/v1");
    assertThat(settings.http().publicUrl()).isEmpty();
    assertThat(settings.http().trustedProxies()).isEqualTo(TrustedProxies.NONE);
    assertThat(settings.http().allowedOrigins()).isEqualTo(AllowedOrigins.LOCAL);
    assertThat(settings.http().limited()).isTrue();
    assertThat(settings.http().redis()).isEmpty();
    assertThat(settings.database().url()).isEmpty();
    assertThat(settings.database().poolSize()).isEqualTo(8);
    assertThat(settings.sessions().secrets()).isEmpty();
    assertThat(settings.sessions().accessToken()).isEqualTo(Duration.ofMinutes(15));
    assertThat(settings.sessions().refreshGrace()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.sessions().idle()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.sessions().max()).isEqualTo(Duration.ofDays(90));
    assertThat(settings.bcryptCost()).isEqualTo(12);
    assertThat(settings.firstAdmin()).isEmpty();
    assertThat(settings.mail()).isEqualTo(new Settings.Mail(Optional.empty(), "ashlar@localhost"));
    assertThat(settings.logs())
        .isEqualTo(new Logs(Logs.Format.TEXT, LogLevels.of(LogLevels.Level.INFO)));
  }

  @Test
  void take_what_is_set() {
    var settings =
        Settings.read(
            Map.ofEntries(
                Map.entry("ASHLAR_ENV", "Staging"),
                Map.entry("ASHLAR_HOME", "/data"),
                Map.entry("PORT", "0"),
                Map.entry("BASE_PATH", "/v2/"),
                Map.entry("PUBLIC_URL", "https://api.example.org/"),
                Map.entry("TRUSTED_PROXIES", "10.0.0.0/8, 2001:db8::1"),
                Map.entry("RATE_LIMIT_ENABLED", "False"),
                Map.entry("REDIS_URL", "rediss://ann:hidden@redis.example:6380"),
                Map.entry("CORS_ALLOWED_ORIGINS", "https://App.example.org:443, http://[::1]:3000"),
                Map.entry("DATABASE_URL", DATABASE),
                Map.entry("DATABASE_POOL_SIZE", "3"),
                Map.entry("JWT_SECRET", SECRET + " , " + SECRET + "2"),
                Map.entry("ACCESS_TOKEN_SECONDS", "60"),
                Map.entry("REFRESH_GRACE_SECONDS", "0"),
                Map.entry("SESSION_IDLE_DAYS", "1"),
                Map.entry("SESSION_MAX_DAYS", "2"),
                Map.entry("BCRYPT_COST", "10"),
                Map.entry("ADMIN_EMAIL", "ann@example.org"),
                Map.entry("ADMIN_PASSWORD", " with spaces "),
                Map.entry("SMTP_URL", "smtps://ann:hidden@mail.example.org"),
                Map.entry("MAIL_FROM", "hello@example.org"),
                Map.entry("LOG_FORMAT", "json"),
                Map.entry("LOG_LEVEL", "DEBUG")));

    assertThat(settings.stage()).isEqualTo(Stage.STAGING);
    assertThat(settings.home()).isEqualTo(Path.of("/data"));
    assertThat(settings.http().port()).isZero();
    assertThat(settings.http().basePath()).isEqualTo("/v2");
    assertThat(settings.http().publicUrl()).contains(URI.create("https://api.example.org"));
    assertThat(settings.http().trustedProxies())
        .isEqualTo(TrustedProxies.parse("10.0.0.0/8,2001:db8::1"));
    assertThat(settings.http().allowedOrigins())
        .isEqualTo(
            new AllowedOrigins(Set.of("https://app.example.org", "http://[::1]:3000"), false));
    assertThat(settings.http().limited()).isFalse();
    assertThat(settings.http().redis())
        .contains(new Secret("rediss://ann:hidden@redis.example:6380"));
    assertThat(settings.database().url()).contains(DatabaseUrl.parse(DATABASE));
    assertThat(settings.database().poolSize()).isEqualTo(3);
    assertThat(settings.sessions().secrets())
        .containsExactly(new Secret(SECRET), new Secret(SECRET + "2"));
    assertThat(settings.sessions().accessToken()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.sessions().refreshGrace()).isZero();
    assertThat(settings.sessions().idle()).isEqualTo(Duration.ofDays(1));
    assertThat(settings.sessions().max()).isEqualTo(Duration.ofDays(2));
    assertThat(settings.bcryptCost()).isEqualTo(10);
    assertThat(settings.firstAdmin())
        .contains(
            new Settings.FirstAdmin(
                new EmailAddress("ann@example.org"), new RawPassword(" with spaces ")));
    assertThat(settings.mail().smtp())
        .contains(SmtpUrl.parse("smtps://ann:hidden@mail.example.org"));
    assertThat(settings.mail().from()).isEqualTo("hello@example.org");
    assertThat(settings.logs())
        .isEqualTo(new Logs(Logs.Format.JSON, LogLevels.of(LogLevels.Level.DEBUG)));
  }

  @Test
  void name_everything_that_is_wrong_or_missing_at_once() {
    assertThat(
            problems(
                Map.ofEntries(
                    Map.entry("ASHLAR_ENV", "production"),
                    Map.entry("PORT", "eighty"),
                    Map.entry("BASE_PATH", "api"),
                    Map.entry("PUBLIC_URL", "example.org"),
                    Map.entry("TRUSTED_PROXIES", "10.0.0.1, proxy"),
                    Map.entry("CORS_ALLOWED_ORIGINS", "https://app.example.org,*"),
                    Map.entry("RATE_LIMIT_ENABLED", "off"),
                    Map.entry("REDIS_URL", "redis.example"),
                    Map.entry("DATABASE_URL", "mysql://ann:hidden@db/ashlar"),
                    Map.entry("DATABASE_POOL_SIZE", "0"),
                    Map.entry("ACCESS_TOKEN_SECONDS", "0"),
                    Map.entry("REFRESH_GRACE_SECONDS", "-1"),
                    Map.entry("SESSION_IDLE_DAYS", "1.5"),
                    Map.entry("SESSION_MAX_DAYS", "99999999999"),
                    Map.entry("BCRYPT_COST", "16"),
                    Map.entry("ADMIN_EMAIL", "ann@example.org"),
                    Map.entry("SMTP_URL", "mail.example.org"),
                    Map.entry("MAIL_FROM", "Ann"),
                    Map.entry("LOG_FORMAT", "xml"),
                    Map.entry("LOG_LEVEL", "loud"))))
        .containsExactly(
            "PORT is 'eighty', but must be a whole number from 0 to 65535",
            "BASE_PATH is 'api', but must be a path like /api/v1: it begins with a slash",
            "PUBLIC_URL must be an absolute address like https://api.example.org, without query or"
                + " credentials",
            "TRUSTED_PROXIES has 'proxy', but takes addresses and blocks, with commas: 10.0.0.0/8,"
                + " 2001:db8::1",
            "CORS_ALLOWED_ORIGINS has '*', but takes origins with commas: scheme, host and port,"
                + " https://app.example.org",
            "RATE_LIMIT_ENABLED is 'off', but must be true or false",
            "REDIS_URL is not of the form redis://user:password@host:port, or rediss:// for TLS",
            "DATABASE_URL is not of the form postgresql://user:password@host/db",
            "DATABASE_POOL_SIZE is '0', but must be a whole number from 1 to 200",
            "ACCESS_TOKEN_SECONDS is '0', but must be a whole number from 1 to 86400",
            "REFRESH_GRACE_SECONDS is '-1', but must be a whole number from 0 to 300",
            "SESSION_IDLE_DAYS is '1.5', but must be a whole number from 1 to 3660",
            "SESSION_MAX_DAYS is '99999999999', but must be a whole number from 1 to 3660",
            "BCRYPT_COST is '16', but must be a whole number from 10 to 15",
            "ADMIN_PASSWORD is missing: ADMIN_EMAIL and ADMIN_PASSWORD are set together or not at"
                + " all",
            "SMTP_URL is not of the form smtp://user:password@host:port (a special character in user"
                + " or password is written percent-encoded: '@' as %40, '/' as %2F)",
            "MAIL_FROM can't be used: Use an address such as ann@example.org.",
            "LOG_FORMAT is 'xml', but must be one of text, json",
            "LOG_LEVEL has 'loud', but takes error, warn, info or debug, and the same for single"
                + " loggers: info,dev.ashlar.identity=debug",
            "JWT_SECRET is missing: production needs at least 32 random bytes");
  }

  @Test
  void refuse_sessions_that_are_over_before_they_are_idle() {
    assertThat(problems(Map.of("SESSION_IDLE_DAYS", "91")))
        .containsExactly(
            "SESSION_IDLE_DAYS is 91, but must not be more than SESSION_MAX_DAYS, which is 90");
    assertThat(problems(Map.of("SESSION_MAX_DAYS", "29"))).hasSize(1);
    var equal = Map.of("SESSION_IDLE_DAYS", "7", "SESSION_MAX_DAYS", "7");
    assertThat(Settings.read(equal).sessions().idle()).isEqualTo(Duration.ofDays(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "null", "https://a.org/", "a.org", "ftp://a.org", "https://*.a.org"})
  void refuse_what_is_no_origin(String text) {
    assertThat(problems(Map.of("CORS_ALLOWED_ORIGINS", text)))
        .singleElement()
        .asString()
        .startsWith("CORS_ALLOWED_ORIGINS has '" + text + "'");
  }

  @Test
  void allow_no_origin_by_themselves_outside_development() {
    var env = Map.of("ASHLAR_ENV", "staging", "DATABASE_URL", DATABASE, "JWT_SECRET", SECRET);
    assertThat(Settings.read(env).http().allowedOrigins()).isEqualTo(AllowedOrigins.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"staging", "production"})
  void need_a_database_and_a_secret_outside_development(String stage) {
    assertThat(problems(Map.of("ASHLAR_ENV", stage)))
        .containsExactly(
            "DATABASE_URL is missing: "
                + stage
                + " needs a postgresql:// URL; nothing is embedded here",
            "JWT_SECRET is missing: " + stage + " needs at least 32 random bytes");
  }

  @Test
  void take_the_production_of_node_for_production() {
    var env = Map.of("NODE_ENV", "production", "DATABASE_URL", DATABASE, "JWT_SECRET", SECRET);
    assertThat(Settings.read(env).stage()).isEqualTo(Stage.PRODUCTION);
    assertThat(Settings.read(env).logs().format()).isEqualTo(Logs.Format.JSON);
    assertThat(Settings.read(Map.of("NODE_ENV", "test")).stage()).isEqualTo(Stage.DEVELOPMENT);
    assertThat(Settings.read(Map.of("NODE_ENV", "production", "ASHLAR_ENV", "development")).stage())
        .isEqualTo(Stage.DEVELOPMENT);
  }

  @Test
  void count_a_blank_value_as_unset() {
    assertThat(Settings.read(Map.of("PORT", " ", "ASHLAR_ENV", "", "DATABASE_URL", "")))
        .isEqualTo(Settings.read(Map.of()));
  }

  @ParameterizedTest
  @CsvSource({"/, ''", "/api/v1, /api/v1", "/a-b_c~/, /a-b_c~"})
  void know_a_base_path(String text, String path) {
    assertThat(Settings.read(Map.of("BASE_PATH", text)).http().basePath()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api v1", "//", "/a//b", "/a?b", "/{id}"})
  void refuse_what_is_no_base_path(String text) {
    assertThat(problems(Map.of("BASE_PATH", text)))
        .singleElement()
        .asString()
        .contains("BASE_PATH");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://a.org",
        "https://",
        "https://ann@a.org",
        "https://a.org?b",
        "http://a b",
        "/a"
      })
  void refuse_what_is_no_public_url(String text) {
    assertThat(problems(Map.of("PUBLIC_URL", text)))
        .singleElement()
        .asString()
        .startsWith("PUBLIC_URL must be")
        .doesNotContain("ann");
  }

  @ParameterizedTest
  @CsvSource({
    "smtp://mail.example.org,                          '',                       ashlar@localhost",
    "smtp://key:hidden@mail.example.org,               '',                       ashlar@localhost",
    "smtp://key:hidden@mail.example.org,               https://api.example.org/a, ashlar@api.example.org",
    "smtp://key:hidden@mail.example.org,               http://[::1]:8080,        ashlar@localhost",
    "smtp://ann%40example.org:hidden@mail.example.org, https://api.example.org,  ann@example.org"
  })
  void know_whom_mail_comes_from(String smtpUrl, String publicUrl, String from) {
    var env = Map.of("SMTP_URL", smtpUrl, "PUBLIC_URL", publicUrl);
    assertThat(Settings.read(env).mail().from()).isEqualTo(from);
  }

  @Test
  void know_where_the_api_is_for_who_reads_of_it_elsewhere() {
    assertThat(Settings.read(Map.of()).http().api()).isEqualTo("/api/v1");
    assertThat(Settings.read(Map.of("PUBLIC_URL", "https://a.org/x/")).http().api())
        .isEqualTo("https://a.org/x/api/v1");
  }

  @Test
  void know_levels_of_single_loggers() {
    assertThat(LogLevels.parse("warn, dev.ashlar.identity = DEBUG,org.flywaydb=error"))
        .isEqualTo(
            new LogLevels(
                LogLevels.Level.WARN,
                Map.of(
                    "dev.ashlar.identity",
                    LogLevels.Level.DEBUG,
                    "org.flywaydb",
                    LogLevels.Level.ERROR)));
    assertThat(LogLevels.parse("ROOT=info").level()).isEqualTo(LogLevels.Level.INFO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "loud",
        "info,",
        "info,warn",
        "a=info,a=warn",
        "=info",
        "a=",
        "a=b=info",
        "a b=info"
      })
  void refuse_what_are_no_levels(String text) {
    assertThat(problems(Map.of("LOG_LEVEL", text)))
        .singleElement()
        .asString()
        .startsWith("LOG_LEVEL ");
  }

  @Test
  void say_which_secret_is_too_short_without_repeating_it() {
    assertThat(problems(Map.of("JWT_SECRET", SECRET + ",tooshort")))
        .containsExactly(
            "JWT_SECRET has a secret of 8 bytes (number 2 of 2, separated by commas): each needs at"
                + " least 32");
    assertThat(problems(Map.of("JWT_SECRET", SECRET + ","))).hasSize(1);
  }

  @Test
  void count_a_secret_in_bytes() {
    assertThat(Settings.read(Map.of("JWT_SECRET", "ä".repeat(16))).sessions().secrets()).hasSize(1);
  }

  @Test
  void never_print_a_secret() {
    var secrets = List.of("hidden", SECRET, "letmein99");
    var env = new HashMap<String, String>();
    env.put("DATABASE_URL", DATABASE);
    env.put("JWT_SECRET", SECRET);
    env.put("ADMIN_EMAIL", "ann@example.org");
    env.put("ADMIN_PASSWORD", "letmein99");
    env.put("SMTP_URL", "smtp://ann:hidden@mail.example.org");
    assertThat(Settings.read(env).toString()).contains("***").doesNotContain(secrets);

    env.put("DATABASE_URL", "postgresql://ann:hidden@db.example:0/ashlar");
    env.put("JWT_SECRET", SECRET.substring(1));
    env.remove("ADMIN_EMAIL");
    env.put("SMTP_URL", "smtp://ann:hidden@mail.example.org:0");
    assertThat(problems(env))
        .hasSize(4)
        .noneMatch(line -> secrets.stream().anyMatch(line::contains))
        .noneMatch(line -> line.contains(SECRET.substring(1)));
  }

  private static List<String> problems(Map<String, String> env) {
    var invalid = catchThrowableOfType(Settings.Invalid.class, () -> Settings.read(env));
    assertThat(invalid).as("%s is refused", env.keySet()).isNotNull();
    return invalid.problems();
  }
}
