package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Member;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Nothing secret is ever written where somebody may read it (OWASP ASVS 5.0, 16.2.5). */
class SecretsIT {
  private static final String WRONG = "not the password";

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Logger ours;

  @BeforeEach
  void listen() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    log.start();
    context.getLogger("ROOT").addAppender(log);
    ours = context.getLogger("dev.ashlar");
    ours.setLevel(Level.DEBUG);
  }

  @AfterEach
  void leave() {
    ours.getLoggerContext().getLogger("ROOT").detachAppender(log);
    ours.setLevel(Level.INFO);
  }

  @Test
  void no_log_line_and_no_error_holds_a_password_token_or_hash() throws SQLException {
    List<String> secrets = new ArrayList<>(List.of(Api.PASSWORD, WRONG));
    List<String> errors = new ArrayList<>();
    try (Api api = Api.start(Map.of("REFRESH_GRACE_SECONDS", "0", "LOG_LEVEL", "debug"))) {
      Member ann = api.register("ann");
      secrets.addAll(List.of(ann.token(), ann.refreshToken()));
      String refresh = "{\"refreshToken\": \"" + ann.refreshToken() + "\"}";
      secrets.addAll(hashes(api)); // while they are there

      Answer refreshed = api.post("/auth/refresh", refresh).send().expect(200);
      secrets.add(refreshed.text("/data/tokens/refreshToken"));
      secrets.add(refreshed.text("/data/tokens/accessToken"));
      errors.add(api.post("/auth/refresh", refresh).send().expect(401).body());
      errors.add(api.get("/users/me").by(ann).send().expect(401).body());
      errors.add(login(api, ann.email(), WRONG).expect(401).body());
      errors.add(login(api, "nobody@example.org", Api.PASSWORD).expect(401).body());
      errors.add(
          api.post(
                  "/auth/register",
                  """
                  {"email": "%s", "password": "%s", "name": "Ann"}\
                  """
                      .formatted(ann.email(), Api.PASSWORD))
              .send()
              .expect(409)
              .body());
      errors.add(
          api.post("/auth/register", "{\"password\": \"" + WRONG + "\", \"email\": ")
              .send()
              .expect(400)
              .body());
      errors.add(byMail(api, ann, secrets));
      secrets.addAll(hashes(api));
      assertThat(secrets).hasSizeGreaterThan(8).doesNotContain("");
    }
    assertThat(String.join("\n", errors)).doesNotContain(secrets.toArray(String[]::new));
    assertThat(String.join("\n", lines()))
        .contains("A refresh token was used twice", "Set a new password")
        .doesNotContain(secrets.toArray(String[]::new))
        .doesNotContain("ann1@example.org");
  }

  /** What is answered to a token that isn't one; those that are count as secrets. */
  private static String byMail(Api api, Member member, List<String> secrets) throws SQLException {
    api.post("/auth/password-reset", "{\"email\": \"%s\"}".formatted(member.email()))
        .send()
        .expect(202);
    String token = api.mailedToken(member.email(), 1);
    secrets.add(token);
    secrets.addAll(hashes(api));
    String guess = token.substring(1) + "x";
    secrets.add(guess);
    String json = "{\"token\": \"%s\", \"newPassword\": \"%s\"}";
    Answer refused =
        api.post("/auth/password-reset/confirm", json.formatted(guess, Api.PASSWORD))
            .send()
            .expect(400);
    api.post("/auth/password-reset/confirm", json.formatted(token, Api.PASSWORD))
        .send()
        .expect(204);
    return refused.body();
  }

  private List<String> lines() {
    return log.list.stream()
        .map(event ->
            event.getFormattedMessage()
                + event.getMDCPropertyMap()
                + (event.getThrowableProxy() == null
                    ? ""
                    : ThrowableProxyUtil.asString(event.getThrowableProxy())))
        .toList();
  }

  private static Answer login(Api api, String email, String password) {
    return api.post(
            "/auth/login", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password))
        .send();
  }

  private static List<String> hashes(Api api) throws SQLException {
    List<String> hashes = new ArrayList<>();
    try (var connection = api.database().dataSource().getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select password_hash from identity.users"
                    + " union select hash from identity.refresh_tokens"
                    + " union select hash from identity.one_time_tokens"
                    + " union select payload ->> 'sealedToken' from platform.outbox_events")) {
      while (rows.next()) {
        hashes.add(rows.getString(1));
      }
    }
    return hashes;
  }
}
