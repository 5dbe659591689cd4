package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Member;
import dev.ashlar.platform.application.Race;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who guesses passwords has to wait, and learns nothing meanwhile. */
class LoginIT {
  private static Api api;

  @BeforeAll
  static void start() {
    api = Api.start();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void after_five_failures_a_right_password_a_wrong_one_and_an_unknown_email_are_answered_alike() {
    Member ann = api.register("ann");
    for (int i = 0; i < 5; i++) {
      login(ann.email(), "wrong").expect(401, "INVALID_CREDENTIALS");
      login("nobody@example.org", "wrong").expect(401, "INVALID_CREDENTIALS");
    }
    List<Answer> answers =
        List.of(
            login(ann.email(), Api.PASSWORD),
            login(ann.email(), "wrong"),
            login("nobody@example.org", Api.PASSWORD));
    assertThat(answers)
        .allSatisfy(answer -> {
          answer.expect(429, "RATE_LIMITED");
          assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
        });
    assertThat(answers).extracting(LoginIT::words).containsOnly(words(answers.getFirst()));
    assertThat(words(answers.getFirst())).doesNotContainPattern("[0-9]");
  }

  @Test
  void who_is_in_stays_in_while_others_guess() {
    Member bee = api.register("bee");
    for (int i = 0; i < 5; i++) {
      login(bee.email(), "wrong").expect(401);
    }
    login(bee.email(), Api.PASSWORD).expect(429);
    api.get("/users/me").by(bee).send().expect(200);
    api.post("/auth/refresh", "{\"refreshToken\": \"" + bee.refreshToken() + "\"}")
        .send()
        .expect(200);
    login(api.register("cid").email(), Api.PASSWORD).expect(200);
  }

  @Test
  void guesses_at_once_are_five_guesses() {
    Member dan = api.register("dan");
    List<Answer> answers = Race.of(30, _ -> login(dan.email(), "wrong"));
    assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(5);
    assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(25);
  }

  @Test
  void every_login_is_in_the_audit_trail() {
    Member eve = api.register("eve");
    login(eve.email(), Api.PASSWORD).expect(200);
    Stream.generate(() -> "wrong").limit(6).forEach(wrong -> login(eve.email(), wrong));
    Answer trail = api.get("/audit-events?targetId=" + eve.id()).by(api.admin()).send().expect(200);
    assertThat(trail.at("/data").valueStream())
        .extracting(row -> row.get("action").asText() + " " + row.get("outcome").asText())
        .containsExactly(
            "login denied",
            "login failure", // the first of five: the others are counted
            "login success",
            "register success");
  }

  @Test
  void an_email_that_nobody_has_is_noted_as_a_hash_alone() throws SQLException {
    String hash = "30a04d9f496905d54b3a895b70fb24d3d2bc4bcc0313194bd3a2f660b92ccb0c";
    login("Stranger@example.org", "wrong").expect(401);
    Answer trail = api.get("/audit-events?targetId=" + hash).by(api.admin()).send().expect(200);
    assertThat(trail.text("/data/0/targetType")).isEqualTo("email");
    assertThat(trail.text("/data/0/outcome")).isEqualTo("failure");
    assertThat(noted()).contains(hash).noneMatch(text -> text.contains("@"));
  }

  @Test
  void two_passwords_of_73_bytes_that_differ_in_the_last_one_are_two() {
    String email = "long@example.org";
    String password = "x".repeat(72);
    api.post(
            "/auth/register",
            """
            {"email": "%s", "password": "%sa", "name": "Long"}\
            """
                .formatted(email, password))
        .send()
        .expect(201);
    login(email, password + "b").expect(401, "INVALID_CREDENTIALS");
    login(email, password).expect(401, "INVALID_CREDENTIALS");
    login(email, password + "a").expect(200);
  }

  private static Answer login(String email, String password) {
    return api.post(
            "/auth/login", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password))
        .send();
  }

  /** What is the same in each of them. */
  private static String words(Answer answer) {
    return answer.body().replaceAll("\"traceId\":\"[^\"]*\"", "");
  }

  private static List<String> noted() throws SQLException {
    try (var connection = api.database().dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select email_hash from identity.failed_logins")) {
      List<String> noted = new ArrayList<>();
      while (rows.next()) {
        noted.add(rows.getString(1));
      }
      return noted;
    }
  }
}
