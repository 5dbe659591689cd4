package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Answer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a person does by mail: get back in, and show that an address is theirs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailJourneyIT {
  private static final String NEW = "eight dressed stones";

  private Api api;

  @BeforeAll
  void start() {
    api = Api.start();
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  void who_forgot_their_password_sets_another_and_is_alone_with_it() {
    var ann = api.register("ann");
    Answer asked = forget(ann.email().toUpperCase(java.util.Locale.ROOT)).expect(202);
    assertThat(asked.body()).isEmpty();
    assertThat(api.mails(ann.email(), 1).getFirst())
        .contains("Subject: Set a new password\r\n")
        .contains("POST /api/v1/auth/password-reset/confirm\r\n");
    String token = api.mailedToken(ann.email(), 1);

    assertThat(reset("guess", NEW).expect(400, "VALIDATION_ERROR").wrong())
        .containsExactly("token INVALID_TOKEN");
    assertThat(reset(token, "short").expect(400, "VALIDATION_ERROR").wrong())
        .containsExactly("newPassword TOO_SHORT");
    assertThat(reset(token, ann.email()).expect(400, "VALIDATION_ERROR").wrong())
        .containsExactly("newPassword GUESSABLE");
    api.get("/users/me").by(ann).send().expect(200);

    reset(token, NEW).expect(204);
    api.get("/users/me").by(ann).send().expect(401, "TOKEN_INVALID");
    login(ann.email(), Api.PASSWORD).expect(401, "INVALID_CREDENTIALS");
    Answer back = login(ann.email(), NEW).expect(200);
    assertThat(back.at("/data/user/version").asInt()).isEqualTo(2);
    assertThat(reset(token, NEW).expect(400, "VALIDATION_ERROR").wrong())
        .containsExactly("token INVALID_TOKEN");
  }

  @Test
  void nobody_learns_whose_an_address_is() {
    var ann = api.register("ann");
    Answer known = forget(ann.email()).expect(202);
    Answer unknown = forget("nobody@example.org").expect(202);
    assertThat(known.body()).isEqualTo(unknown.body()).isEmpty();
    assertThat(known.header("Content-Type")).isEqualTo(unknown.header("Content-Type"));
    assertThat(forget("no address").expect(400, "VALIDATION_ERROR").wrong())
        .containsExactly("email INVALID_EMAIL");
  }

  @Test
  void a_credential_that_is_presented_where_none_is_needed_is_not_looked_at() {
    api.post("/auth/password-reset", "{\"email\": \"nobody@example.org\"}")
        .bearer("forged")
        .send()
        .expect(202);
    api.post(
            "/auth/password-reset/confirm",
            "{\"token\": \"guess\", \"newPassword\": \"%s\"}".formatted(NEW))
        .bearer("forged")
        .send()
        .expect(400);
    api.post("/auth/email-verification/confirm", "{\"token\": \"guess\"}")
        .bearer("forged")
        .send()
        .expect(400);
    api.post("/auth/email-verification").bearer("forged").send().expect(401, "TOKEN_INVALID");
    api.post("/auth/email-verification").send().expect(401, "UNAUTHENTICATED");
  }

  @Test
  void who_reads_mail_to_an_address_shows_that_it_is_theirs() {
    var ann = api.register("ann");
    verify(ann).expect(202);
    String token = api.mailedToken(ann.email(), 1);
    confirm(token).expect(204);
    Answer me = api.get("/users/me").by(ann).send().expect(200);
    assertThat(me.at("/data/emailVerified").asBoolean()).isTrue();
    assertThat(me.at("/data/version").asInt()).isEqualTo(2);
    assertThat(confirm(token).expect(400, "VALIDATION_ERROR").wrong())
        .containsExactly("token INVALID_TOKEN");
    verify(ann).expect(202); // and nothing is sent: there is nothing left to confirm
  }

  @Test
  void another_address_counts_once_it_is_confirmed_and_is_free() {
    var ann = api.register("ann");
    want(ann, "annette@example.org");
    assertThat(api.mails(ann.email(), 1).getFirst())
        .contains("Subject: Your address is to change\r\n");
    verify(ann).expect(202);
    assertThat(api.mailedToken("annette@example.org", 1))
        .isNotEqualTo(api.mailedToken("annette@example.org", 2));
    confirm(api.mailedToken("annette@example.org", 1)).expect(204);
    Answer me = api.get("/users/me").by(ann).send().expect(200);
    assertThat(me.text("/data/email")).isEqualTo("annette@example.org");
    assertThat(me.at("/data/pendingEmail").isNull()).isTrue();
    assertThat(me.at("/data/emailVerified").asBoolean()).isTrue();

    var bee = api.register("bee");
    want(bee, "bea@example.org");
    String late = api.mailedToken("bea@example.org", 1);
    api.post(
            "/auth/register",
            """
            {"email": "Bea@example.org", "password": "%s", "name": "Bea"}\
            """
                .formatted(Api.PASSWORD))
        .send()
        .expect(201);
    confirm(late).expect(409, "EMAIL_TAKEN");
    assertThat(api.get("/users/me").by(bee).send().text("/data/email")).isEqualTo(bee.email());
  }

  @Test
  void the_database_alone_yields_no_token() throws SQLException {
    var ann = api.register("ann");
    forget(ann.email()).expect(202);
    String token = api.mailedToken(ann.email(), 1);
    assertThat(rows("select payload::text from platform.outbox_events"))
        .isNotEmpty()
        .noneMatch(payload -> payload.contains(token));
    assertThat(rows("select hash from identity.one_time_tokens"))
        .isNotEmpty()
        .doesNotContain(token);
  }

  private Answer forget(String email) {
    return api.post("/auth/password-reset", "{\"email\": \"%s\"}".formatted(email)).send();
  }

  private Answer reset(String token, String password) {
    return api.post(
            "/auth/password-reset/confirm",
            "{\"token\": \"%s\", \"newPassword\": \"%s\"}".formatted(token, password))
        .send();
  }

  private Answer verify(Api.Member member) {
    return api.post("/auth/email-verification").by(member).send();
  }

  private Answer confirm(String token) {
    return api.post("/auth/email-verification/confirm", "{\"token\": \"%s\"}".formatted(token))
        .send();
  }

  private void want(Api.Member member, String address) {
    api.patch(
            "/users/" + member.id(),
            "{\"email\": \"%s\", \"currentPassword\": \"%s\"}".formatted(address, Api.PASSWORD))
        .by(member)
        .send()
        .expect(200);
  }

  private Answer login(String email, String password) {
    return api.post(
            "/auth/login", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password))
        .send();
  }

  private List<String> rows(String sql) throws SQLException {
    var rows = new java.util.ArrayList<String>();
    try (var connection = api.database().dataSource().getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
