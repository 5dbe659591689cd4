package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Member;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands between Ashlar and the internet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeIT {
  private static final String HSTS = "Strict-Transport-Security";
  private static final String CACHE = "Cache-Control";
  private static final String PRIVATE = "private, no-store";

  private Api api;
  private Member ann;

  @BeforeAll
  void start() {
    api =
        Api.start(
            Map.of("TRUSTED_PROXIES", "127.0.0.1, ::1", "CORS_ALLOWED_ORIGINS", "https://app.org"));
    ann = api.creator("ann");
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  void a_session_is_where_its_client_is_and_not_where_the_proxy_is() {
    assertThat(opened(api, "ann", Map.of("X-Forwarded-For", "6.6.6.6, 203.0.113.9")))
        .isEqualTo("203.0.113.9");
    assertThat(opened(api, "ann", Map.of("Forwarded", "for=\"[2001:db8::1]:4711\"")))
        .isEqualTo("2001:db8:0:0:0:0:0:1");
    assertThat(opened(api, "ann", Map.of())).isEqualTo("127.0.0.1");
    try (Api bare = api.beside(Map.of())) {
      assertThat(opened(bare, "bee", Map.of("X-Forwarded-For", "203.0.113.9")))
          .isEqualTo("127.0.0.1");
    }
  }

  @Test
  void a_page_of_an_allowed_origin_may_ask_and_read() {
    Answer preflight = preflight(api, "https://app.org").expect(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://app.org");
    assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PATCH", "DELETE");
    assertThat(preflight.header("Access-Control-Allow-Headers"))
        .contains("Authorization", "Content-Type", "If-Match", "If-None-Match", "Idempotency-Key");
    assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(preflight.header("Vary")).contains("Origin");
    for (String path : new String[] {"/resources", "/nothing", "/users/me", "//health/live"}) {
      Answer answer = api.get(path).header("Origin", "https://app.org").send();
      assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.org");
      assertThat(answer.header("Access-Control-Expose-Headers").split(", "))
          .containsExactlyInAnyOrder(
              "ETag",
              "Link",
              "Location",
              "RateLimit",
              "RateLimit-Policy",
              "Retry-After",
              "X-Request-Id",
              "Idempotency-Replayed");
      assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://foreign.org",
        "null",
        "*",
        "http://app.org",
        "https://app.org:8443",
        "https://app.org.evil.org",
        "https://evilapp.org",
        "https://APP.org",
        "http://localhost:3000",
        ""
      })
  void no_other_page_may(String origin) {
    Answer preflight = preflight(api, origin).expect(405, "METHOD_NOT_ALLOWED");
    Answer answer = api.get("/resources").header("Origin", origin).send().expect(200);
    for (Answer each : List.of(preflight, answer)) {
      assertThat(each.headers())
          .as("headers to %s", origin)
          .noneMatch(name -> name.startsWith("access-control-"));
      assertThat(each.header("Vary")).contains("Origin");
    }
  }

  @Test
  void in_development_pages_of_the_same_machine_may() {
    try (Api bare = api.beside(Map.of())) {
      for (String origin :
          List.of("http://localhost:3000", "https://localhost", "http://127.0.0.1:5173")) {
        assertThat(preflight(bare, origin).expect(204).header("Access-Control-Allow-Origin"))
            .isEqualTo(origin);
      }
      for (String origin :
          List.of("http://localhost.evil.org", "http://127.0.0.1.evil.org", "null")) {
        assertThat(preflight(bare, origin).expect(405).header("Access-Control-Allow-Origin"))
            .isEmpty();
      }
    }
  }

  @Test
  void every_answer_has_the_headers_that_protect_it() {
    String id = published();
    String tag = api.get("/resources/" + id).send().header("ETag");
    List<Answer> answers =
        List.of(
            api.get("/resources/" + id).send().expect(200),
            api.get("/resources/" + id).header("If-None-Match", tag).send().expect(304),
            api.call("HEAD", "/resources/" + id).send().expect(200),
            api.delete("/resources/" + published()).by(ann).send().expect(204),
            preflight(api, "https://app.org").expect(204),
            api.post("/resources", "{}").by(ann).send().expect(400),
            api.get("/users/me").send().expect(401),
            api.get("/audit-events").by(ann).send().expect(403),
            api.get("/nothing").send().expect(404),
            api.delete("/resources").send().expect(405),
            api.get("/resources").header("Accept", "text/html").send().expect(406),
            api.delete("/resources/" + id).by(ann).header("If-Match", "\"0\"").send().expect(412),
            api.post("/resources", "x".repeat(1 << 20 | 1)).by(ann).send().expect(413),
            api.post("/resources")
                .body("x")
                .header("Content-Type", "text/csv")
                .by(ann)
                .send()
                .expect(415),
            api.get("//docs").header("Accept", "text/html").send().expect(200),
            api.get("//").send().expect(303));
    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
          assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
          assertThat(answer.header("Content-Security-Policy"))
              .contains("default-src", "frame-ancestors 'none'");
          assertThat(answer.header("X-Request-Id")).isNotEmpty();
          assertThat(answer.header("Vary")).isEqualTo("Authorization, Accept, Origin");
          assertThat(answer.header("Strict-Transport-Security")).isEmpty();
        });
  }

  @Test
  void who_is_served_over_tls_is_told_to_stay_there() {
    assertThat(api.get("/tags").header("X-Forwarded-Proto", "https").send().header(HSTS))
        .isEqualTo("max-age=31536000; includeSubDomains");
    assertThat(api.get("/no").header("Forwarded", "for=_a;proto=https").send().header(HSTS))
        .isNotEmpty();
    assertThat(api.get("/tags").header("X-Forwarded-Proto", "http").send().header(HSTS)).isEmpty();
    try (Api tls = api.beside(Map.of("PUBLIC_URL", "https://api.example.org"))) {
      assertThat(tls.get("/tags").send().header(HSTS)).isNotEmpty();
    }
    try (Api bare = api.beside(Map.of())) {
      assertThat(bare.get("/tags").header("X-Forwarded-Proto", "https").send().header(HSTS))
          .isEmpty();
    }
  }

  @Test
  void caches_may_keep_what_everybody_may_see() {
    String path = "/resources/" + published();
    Answer anonymous = api.get(path).send().expect(200);
    assertThat(anonymous.header("Cache-Control")).isEqualTo("public, no-cache");
    String tag = anonymous.header("ETag");
    assertThat(api.get(path).header("If-None-Match", tag).send().expect(304).header(CACHE))
        .isEqualTo("public, no-cache");
    assertThat(api.call("HEAD", path).send().expect(200).header(CACHE))
        .isEqualTo("public, no-cache");

    assertThat(api.get(path).by(ann).send().expect(200).header(CACHE)).isEqualTo(PRIVATE);
    assertThat(api.get(path).by(ann).header("If-None-Match", tag).send().expect(304).header(CACHE))
        .isEqualTo(PRIVATE);
    assertThat(api.get(path + "0").send().expect(400).header(CACHE)).isEqualTo(PRIVATE);
    assertThat(api.get("/resources").send().expect(200).header(CACHE)).isEqualTo(PRIVATE);
    assertThat(api.get("/users/me").by(ann).send().expect(200).header(CACHE)).isEqualTo(PRIVATE);
    assertThat(api.patch(path, "{\"content\": \"x\"}").by(ann).send().expect(200).header(CACHE))
        .isEqualTo(PRIVATE);
  }

  private String published() {
    return api.post("/resources", "{\"title\": \"t\", \"status\": \"published\"}")
        .by(ann)
        .send()
        .expect(201)
        .text("/data/id");
  }

  private static Answer preflight(Api api, String origin) {
    return api.call("OPTIONS", "/resources")
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "authorization,content-type")
        .send();
  }

  /** The address that a session is known by which a request with these headers opens. */
  private static String opened(Api api, String name, Map<String, String> headers) {
    String email = api.register(name).email();
    Api.Call login =
        api.post(
            "/auth/login",
            "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, Api.PASSWORD));
    headers.forEach(login::header);
    Answer answer = login.send().expect(200);
    return api.get("/auth/sessions")
        .by(Api.member(answer))
        .send()
        .expect(200)
        .at("/data")
        .valueStream()
        .filter(session -> session.get("current").asBoolean())
        .findFirst()
        .orElseThrow()
        .get("ip")
        .asText();
  }
}
