package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Member;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What programs do with API keys, and their owners. */
class ApiKeyJourneyIT {
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
  void make_a_key_work_with_it_look_at_it_and_take_it_back() {
    Member ann = api.creator("ann");
    Answer made =
        api.post("/api-keys", "{\"name\": \" nightly import \"}").by(ann).send().expect(201);
    String secret = made.text("/data/secret");
    assertThat(secret).matches("ak_[A-Za-z0-9_-]{43}[0-9a-f]{8}");
    assertThat(made.text("/data/name")).isEqualTo("nightly import");
    assertThat(secret).startsWith(made.text("/data/prefix"));
    assertThat(made.at("/data/scopes").toString()).isEqualTo("[\"read\",\"write\"]");
    assertThat(made.at("/data/expiresAt").isNull()).isTrue();
    assertThat(made.at("/data/lastUsedAt").isNull()).isTrue();

    Answer written =
        api.post("/resources", "{\"title\": \"Walls\", \"status\": \"published\"}")
            .bearer(secret)
            .send()
            .expect(201);
    assertThat(written.text("/data/userId")).isEqualTo(ann.id());
    assertThat(api.get("/users/me").bearer(secret).send().expect(200).text("/data/email"))
        .isEqualTo(ann.email());

    String path = made.header("Location");
    assertThat(path).isEqualTo("/api/v1/api-keys/" + made.text("/data/id"));
    path = path.substring("/api/v1".length());
    Answer shown = api.get(path).by(ann).send().expect(200);
    assertThat(shown.body()).contains("nightly import").doesNotContain(secret, "secret");
    Answer listed = api.get("/api-keys").by(ann).send().expect(200);
    assertThat(listed.at("/meta/total").asInt()).isEqualTo(1);
    assertThat(listed.at("/data/0")).isEqualTo(shown.at("/data"));
    assertThat(listed.body()).doesNotContain(secret, "secret");
    assertThat(listed.text("/data/0/lastUsedAt")).startsWith("20");

    api.get(path).by(ann).header("If-None-Match", shown.header("ETag")).send().expect(304);
    api.delete(path).by(ann).header("If-Match", "\"7\"").send().expect(412, "PRECONDITION_FAILED");
    api.delete(path).by(ann).header("If-Match", shown.header("ETag")).send().expect(204);
    api.get("/users/me").bearer(secret).send().expect(401, "TOKEN_INVALID");
    api.get(path).by(ann).send().expect(404, "NOT_FOUND");
    api.delete(path).by(ann).send().expect(404, "NOT_FOUND");
  }

  @Test
  void a_key_is_its_owners_business_alone() {
    Member ann = api.register("ann");
    Member bob = api.register("bob");
    Answer made = api.post("/api-keys", "{\"name\": \"import\"}").by(ann).send().expect(201);
    String path = "/api-keys/" + made.text("/data/id");
    for (Member other : new Member[] {bob, api.admin()}) {
      api.get(path).by(other).send().expect(404, "NOT_FOUND");
      api.delete(path).by(other).send().expect(404, "NOT_FOUND");
      assertThat(api.get("/api-keys").by(other).send().body())
          .doesNotContain(made.text("/data/id"));
    }
    api.get("/users/me").bearer(made.text("/data/secret")).send().expect(200);
  }

  @Test
  void a_key_expires() {
    Member ann = api.register("ann");
    Instant soon = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MICROS);
    Answer made =
        api.post("/api-keys", "{\"name\": \"import\", \"expiresAt\": \"%s\"}".formatted(soon))
            .by(ann)
            .send()
            .expect(201);
    assertThat(Instant.parse(made.text("/data/expiresAt"))).isEqualTo(soon);
    String secret = made.text("/data/secret");
    api.get("/users/me").bearer(secret).send().expect(200);
    api.execute("update identity.api_keys set expires_at = now() where name = 'import'");
    Answer expired = api.get("/users/me").bearer(secret).send().expect(401, "TOKEN_EXPIRED");
    assertThat(expired.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    assertThat(api.get("/api-keys").by(ann).send().at("/data")).hasSize(1);
  }

  @Test
  void a_key_does_what_its_scopes_say_and_no_more() {
    Member ann = api.creator("ann");
    String read = api.key(ann, "read", "read");
    String write = api.key(ann, "write");
    String draft = "{\"title\": \"Walls\"}";
    Answer refused = api.post("/resources", draft).bearer(read).send().expect(403, "FORBIDDEN");
    assertThat(refused.header("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"ashlar\", error=\"insufficient_scope\", scope=\"write\"");
    String path =
        "/resources/"
            + api.post("/resources", draft).bearer(write).send().expect(201).text("/data/id");
    api.get(path).bearer(read).send().expect(200);
    assertThat(api.get(path).bearer(write).send().expect(403).header("WWW-Authenticate"))
        .contains("scope=\"read\"");
    api.delete(path).bearer(read).send().expect(403, "FORBIDDEN");
    api.delete(path).bearer(write).send().expect(204);
    api.get("/tags").bearer(write).send().expect(200); // whose it is makes no difference
    api.get("//health/live").bearer(write).send().expect(200);
  }

  @Test
  void what_is_wrong_with_a_request_is_said_before_what_is_wrong_with_its_scope() {
    String read = api.key(api.creator("ann"), "read");
    api.post("/resources", "{\"title\": 7}").bearer(read).send().expect(400, "VALIDATION_ERROR");
    api.post("/resources", "[]").bearer(read).send().expect(400, "MALFORMED_REQUEST");
    api.post("/resources", "").bearer(read).send().expect(400, "MALFORMED_REQUEST");
    api.delete("/resources/7").bearer(read).send().expect(400, "MALFORMED_REQUEST");
    api.post("/users/me/creator?x=1").bearer(read).send().expect(400, "VALIDATION_ERROR");
  }

  @Test
  void a_key_does_not_manage_keys_or_the_account() {
    Member ann = api.register("ann");
    String key = api.key(ann, "read", "write");
    api.post("/api-keys", "{\"name\": \"more\"}").bearer(key).send().expect(403, "FORBIDDEN");
    Answer refused = api.get("/api-keys").bearer(key).send().expect(403, "FORBIDDEN");
    assertThat(refused.header("WWW-Authenticate")).isEmpty(); // no scope would help
    api.post("/users/me/creator").bearer(key).send().expect(403, "FORBIDDEN");
    api.post("/auth/logout").bearer(key).send().expect(403, "FORBIDDEN");
  }

  @Test
  void a_key_that_is_wanted_wrongly_is_refused_with_all_that_is_wrong() {
    Member ann = api.register("ann");
    assertThat(
            create(
                    ann,
                    "{\"name\": \"\", \"expiresAt\": \"tomorrow\", \"scopes\": [\"admin\"], \"x\": 1}")
                .wrong())
        .containsExactlyInAnyOrder(
            "x UNKNOWN", "name TOO_SHORT", "expiresAt INVALID_TIME", "scopes[0] UNKNOWN_VALUE");
    assertThat(create(ann, "{\"name\": \"a\\nb\", \"scopes\": []}").wrong())
        .containsExactlyInAnyOrder("name CONTROL_CHARACTER", "scopes TOO_FEW");
    assertThat(create(ann, "{\"name\": \"a\", \"expiresAt\": \"2020-01-01T00:00:00Z\"}").wrong())
        .containsExactly("expiresAt NOT_IN_FUTURE");
    for (String time :
        new String[] {
          "2030-02-30T00:00:00Z", "2030-01-01T00:00:00", "2030-01-01", "+12030-01-01T00:00:00Z"
        }) {
      assertThat(create(ann, "{\"name\": \"a\", \"expiresAt\": \"%s\"}".formatted(time)).wrong())
          .containsExactly("expiresAt INVALID_TIME");
    }
    assertThat(api.get("/api-keys").by(ann).send().at("/meta/total").asInt()).isZero();
  }

  @Test
  void nobody_has_more_than_a_hundred() {
    Member ann = api.register("ann");
    IntStream.range(0, 100).forEach(_ -> api.key(ann, "read"));
    create(ann, "{\"name\": \"one more\"}", 409).expect(409, "CONFLICT");
    Answer second = api.get("/api-keys?page=2&limit=60").by(ann).send().expect(200);
    assertThat(second.at("/data")).hasSize(40);
    assertThat(second.header("Link")).contains("rel=\"prev\"");
    api.delete("/api-keys/" + second.text("/data/0/id")).by(ann).send().expect(204);
    create(ann, "{\"name\": \"one more\"}", 201);
  }

  private static Answer create(Member owner, String json) {
    return create(owner, json, 400).expect(400, "VALIDATION_ERROR");
  }

  private static Answer create(Member owner, String json, int status) {
    return api.post("/api-keys", json).by(owner).send().expect(status);
  }
}
