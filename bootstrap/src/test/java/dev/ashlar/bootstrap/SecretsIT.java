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
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Nothing secret is ever written where somebody may read it (OWASP ASVS 5.0, 16.2.5). */
class SecretsIT {
  private static final String WRONG = "not the password";
  private static final String NEXT = "eight stones in a wall";

  /** The columns that hold hashes on purpose. */
  private static final List<String> HASHES =
      List.of(
          "identity.users.password_hash",
          "identity.refresh_tokens.hash",
          "identity.api_keys.hash",
          "identity.one_time_tokens.hash");

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
      errors.addAll(useKeys(api, secrets));
      assertThat(secrets).hasSizeGreaterThan(8).doesNotContain("", "null");
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

  /** Answers that tell of keys and sessions, but aren't those that issue them. */
  private static List<String> useKeys(Api api, List<String> secrets) throws SQLException {
    Member bob = api.register("bob");
    String key = api.key(bob, "read");
    secrets.addAll(List.of(bob.token(), bob.refreshToken(), key, key.substring(3, 46), NEXT));
    api.patch(
            "/users/" + bob.id(),
            "{\"email\": \"moved@example.org\", \"currentPassword\": \"%s\"}"
                .formatted(Api.PASSWORD))
        .by(bob)
        .send()
        .expect(200);
    secrets.add(api.mailedToken("moved@example.org", 1));
    List<String> answers = new ArrayList<>();
    answers.add(api.post("/resources", "{\"title\": \"Walls\"}").bearer(key).send().body());
    answers.add(api.get("/users/me").bearer(key + "0").send().expect(401).body());
    answers.add(api.get("/users/me").bearer(key).send().expect(200).body());
    answers.add(api.get("/api-keys").by(bob).send().expect(200).body());
    answers.add(api.get("/auth/sessions").by(bob).send().expect(200).body());
    secrets.addAll(hashes(api));
    assertNothingIsKeptThatShouldNot(api, secrets);
    answers.add(changePassword(api, bob, WRONG).expect(400).body());
    changePassword(api, bob, Api.PASSWORD).expect(204);
    answers.add(api.get("/users/me").bearer(key).send().expect(401).body());
    Member admin = api.admin();
    secrets.addAll(List.of(admin.token(), admin.refreshToken()));
    answers.add(api.get("/users").by(admin).send().expect(200).body());
    answers.add(api.get("/audit-events").by(admin).send().expect(200).body());
    api.delete("/users/" + bob.id()).by(admin).send().expect(204);
    secrets.addAll(hashes(api));
    assertNothingIsKeptThatShouldNot(api, secrets);
    return answers;
  }

  private static Answer changePassword(Api api, Member member, String current) {
    return api.put(
            "/auth/password",
            "{\"currentPassword\": \"%s\", \"newPassword\": \"%s\"}".formatted(current, NEXT))
        .by(member)
        .send();
  }

  /** Every column of every table; hashes and sealed tokens stand where they are by design. */
  private static void assertNothingIsKeptThatShouldNot(Api api, List<String> secrets)
      throws SQLException {
    Map<String, String> columns = columns(api);
    assertThat(columns)
        .containsKeys("platform.audit_events.target_id", "platform.outbox_events.payload");
    assertThat(columns).containsKeys(HASHES.toArray(String[]::new));
    List<String> hashes = hashes(api);
    columns.forEach((column, values) -> {
      List<String> hidden = new ArrayList<>(secrets);
      if (HASHES.contains(column) || column.equals("platform.outbox_events.payload")) {
        hidden.removeAll(hashes);
      }
      assertThat(values).as(column).doesNotContain(hidden.toArray(String[]::new));
    });
    columns.forEach((column, values) -> {
      if (column.startsWith("platform.audit_events.")) {
        assertThat(values).as(column).doesNotContain("@");
      }
    });
  }

  /** All values of each column, under the column's full name. */
  private static Map<String, String> columns(Api api) throws SQLException {
    Map<String, String> columns = new TreeMap<>();
    String names =
        """
        select table_schema, table_name, column_name from information_schema.columns
        where table_schema in ('identity', 'content', 'platform')
        """;
    for (List<String> column : rows(api, names)) {
      String table = column.get(0) + "." + column.get(1);
      columns.put(
          table + "." + column.get(2),
          rows(api, "select " + column.get(2) + "::text from " + table).toString());
    }
    return columns;
  }

  private static List<List<String>> rows(Api api, String query) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (var connection = api.database().dataSource().getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<String> hashes(Api api) throws SQLException {
    List<String> hashes = new ArrayList<>();
    for (String column : HASHES) {
      String table = column.substring(0, column.lastIndexOf('.'));
      String name = column.substring(column.lastIndexOf('.') + 1);
      rows(api, "select " + name + " from " + table).forEach(row -> hashes.add(row.getFirst()));
    }
    rows(
            api,
            """
            select payload ->> 'sealedToken' from platform.outbox_events
            where payload ->> 'sealedToken' is not null
            """)
        .forEach(row -> hashes.add(row.getFirst()));
    return hashes;
  }
}
