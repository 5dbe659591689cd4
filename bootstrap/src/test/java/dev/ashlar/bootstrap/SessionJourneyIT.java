package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Member;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person does with the places they are signed in at. */
class SessionJourneyIT {
  private static final String NEXT = "eight stones in a wall";

  @Test
  void look_where_one_is_signed_in_and_end_it_there() throws SQLException {
    try (Api api = Api.start()) {
      Member phone = api.register("ann");
      Member laptop = logIn(api, phone.email(), Api.PASSWORD, "Laptop");
      Member library = logIn(api, phone.email(), Api.PASSWORD, "Library\tPC");
      Member bob = api.register("bob");

      Answer list = api.get("/auth/sessions").by(laptop).send().expect(200);
      assertThat(list.at("/data"))
          .extracting(session -> session.get("userAgent").asText())
          .satisfiesExactly(
              agent -> assertThat(agent).isEqualTo("LibraryPC"),
              agent -> assertThat(agent).isEqualTo("Laptop"),
              agent -> assertThat(agent).startsWith("Java-http-client/"));
      assertThat(list.at("/data"))
          .extracting(session -> session.get("current").asBoolean())
          .containsExactly(false, true, false);
      assertThat(list.text("/data/0/ip")).isEqualTo("127.0.0.1");
      assertThat(list.text("/data/0/createdAt")).isEqualTo(list.text("/data/0/lastUsedAt"));
      assertThat(list.at("/meta").toString()).isEqualTo("{\"page\":1,\"limit\":20,\"total\":3}");

      api.letSessionsAge(Duration.ofMinutes(5));
      api.get("/users/me").by(phone).send().expect(200);
      Answer page = api.get("/auth/sessions?page=1&limit=2").by(laptop).send().expect(200);
      assertThat(page.at("/data")) // asking was a use as well
          .extracting(session -> session.get("userAgent").asText())
          .first()
          .isEqualTo("Laptop");
      assertThat(page.at("/meta/total").asInt()).isEqualTo(3);
      assertThat(page.header("Link")).contains("page=2").contains("rel=\"next\"");
      api.get("/auth/sessions?limit=0").by(laptop).send().expect(400, "VALIDATION_ERROR");
      api.get("/auth/sessions?all=1").by(laptop).send().expect(400, "VALIDATION_ERROR");
      api.get("/auth/sessions").send().expect(401, "UNAUTHENTICATED");

      String path = "/auth/sessions/" + list.text("/data/0/id");
      api.delete(path).by(bob).send().expect(404, "NOT_FOUND");
      api.get("/users/me").by(library).send().expect(200);
      api.delete(path).by(laptop).send().expect(204);
      api.get("/users/me").by(library).send().expect(401, "TOKEN_INVALID");
      refresh(api, library.refreshToken()).expect(401, "REFRESH_TOKEN_INVALID");
      api.delete(path).by(laptop).send().expect(404, "NOT_FOUND");
      api.delete("/auth/sessions/1-1-1-1-1").by(laptop).send().expect(400, "MALFORMED_REQUEST");

      api.delete("/auth/sessions").by(laptop).send().expect(204);
      api.get("/users/me").by(phone).send().expect(401, "TOKEN_INVALID");
      refresh(api, phone.refreshToken()).expect(401, "REFRESH_TOKEN_INVALID");
      Answer left = api.get("/auth/sessions").by(laptop).send().expect(200);
      assertThat(left.at("/meta/total").asInt()).isEqualTo(1);

      api.delete("/auth/sessions/" + left.text("/data/0/id")).by(laptop).send().expect(204);
      api.get("/auth/sessions").by(laptop).send().expect(401, "TOKEN_INVALID");
      api.get("/users/me").by(bob).send().expect(200);
      assertThat(recorded(api, phone.id(), "session.revoke"))
          .containsExactly("session success", "user success", "session success");
    }
  }

  @Test
  void change_ones_password_and_lock_everybody_else_out() {
    try (Api api = Api.start()) {
      Member here = api.register("ann");
      Member there = logIn(api, here.email(), Api.PASSWORD, "Somebody else's");

      assertThat(change(api, here, "wrong", NEXT).expect(400, "VALIDATION_ERROR").wrong())
          .containsExactly("currentPassword WRONG");
      assertThat(change(api, here, Api.PASSWORD, Api.PASSWORD).expect(400).wrong())
          .containsExactly("newPassword UNCHANGED");
      assertThat(change(api, here, "wrong", here.email()).expect(400).wrong())
          .containsExactly("currentPassword WRONG", "newPassword GUESSABLE");
      assertThat(change(api, here, "wrong", "short").expect(400).wrong())
          .containsExactly("newPassword TOO_SHORT");
      assertThat(api.put("/auth/password", "{}").by(here).send().expect(400).wrong())
          .containsExactly("currentPassword REQUIRED", "newPassword REQUIRED");
      api.put("/auth/password", "{}").send().expect(401, "UNAUTHENTICATED");
      api.get("/users/me").by(there).send().expect(200);

      assertThat(change(api, here, Api.PASSWORD, NEXT).expect(204).body()).isEmpty();
      api.get("/users/me").by(there).send().expect(401, "TOKEN_INVALID");
      refresh(api, there.refreshToken()).expect(401, "REFRESH_TOKEN_INVALID");
      Answer me = api.get("/users/me").by(here).send().expect(200);
      assertThat(me.header("ETag")).isEqualTo("\"2\"");
      refresh(api, here.refreshToken()).expect(200);
      attempt(api, here.email(), Api.PASSWORD, "Laptop").expect(401, "INVALID_CREDENTIALS");
      logIn(api, here.email(), NEXT, "Laptop");
      assertThat(recorded(api, here.id(), "password.change"))
          .containsExactly("user success", "user failure", "user failure");
    }
  }

  @Test
  void a_session_lives_as_long_as_the_settings_say() throws SQLException {
    Map<String, String> settings = Map.of("SESSION_IDLE_DAYS", "3", "SESSION_MAX_DAYS", "5");
    try (Api api = Api.start(settings)) {
      Member ann = api.register("ann");
      Member idle = logIn(api, ann.email(), Api.PASSWORD, "Idle");
      Answer first = refresh(api, ann.refreshToken()).expect(200);
      assertThat(refreshExpiresIn(first)).isEqualTo(days(3));

      api.letSessionsAge(Duration.ofDays(2));
      Answer second = refresh(api, next(first)).expect(200);
      assertThat(refreshExpiresIn(second)).isBetween(days(3) - 60, days(3));
      api.letSessionsAge(Duration.ofDays(1));
      refresh(api, idle.refreshToken()).expect(401, "REFRESH_TOKEN_INVALID");
      api.get("/users/me").by(idle).send().expect(401, "TOKEN_INVALID");

      Answer last = refresh(api, next(second)).expect(200); // two days are left of five
      assertThat(refreshExpiresIn(last)).isBetween(days(2) - 60, days(2));
      api.letSessionsAge(Duration.ofDays(2));
      refresh(api, next(last)).expect(401, "REFRESH_TOKEN_INVALID");
      api.get("/users/me").by(ann).send().expect(401, "TOKEN_INVALID");
    }
  }

  private static Member logIn(Api api, String email, String password, String userAgent) {
    return Api.member(attempt(api, email, password, userAgent).expect(200));
  }

  private static Answer attempt(Api api, String email, String password, String userAgent) {
    return api.post(
            "/auth/login",
            """
            {"email": "%s", "password": "%s"}\
            """
                .formatted(email, password))
        .header("User-Agent", userAgent)
        .send();
  }

  private static Answer change(Api api, Member member, String current, String next) {
    return api.put(
            "/auth/password",
            """
            {"currentPassword": "%s", "newPassword": "%s"}\
            """
                .formatted(current, next))
        .by(member)
        .send();
  }

  private static Answer refresh(Api api, String token) {
    return api.post("/auth/refresh", "{\"refreshToken\": \"" + token + "\"}").send();
  }

  private static String next(Answer refreshed) {
    return refreshed.text("/data/tokens/refreshToken");
  }

  private static long refreshExpiresIn(Answer answer) {
    return answer.at("/data/tokens/refreshExpiresIn").asLong();
  }

  private static long days(int days) {
    return Duration.ofDays(days).toSeconds();
  }

  /** What the audit trail holds of what somebody did, the newest first. */
  private static List<String> recorded(Api api, String actor, String action) {
    return api.get("/audit-events?actorId=" + actor + "&action=" + action)
        .by(api.admin())
        .send()
        .expect(200)
        .at("/data")
        .valueStream()
        .map(event -> event.get("targetType").asText() + " " + event.get("outcome").asText())
        .toList();
  }
}
