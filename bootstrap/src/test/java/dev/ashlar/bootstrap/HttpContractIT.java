package dev.ashlar.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Member;
import java.nio.charset.Charset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The conventions that hold for every operation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpContractIT {
  private Api api;
  private Member ann;

  @BeforeAll
  void start() {
    api = Api.start();
    ann = api.creator("ann");
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  void one_answer_names_every_wrong_field() {
    Answer answer =
        api.post(
                "/auth/register",
                """
                {"email": "ann", "password": "short", "name": 7, "username": "a b", "admin": true}\
                """)
            .send()
            .expect(400, "VALIDATION_ERROR");
    assertThat(answer.wrong())
        .containsExactlyInAnyOrder(
            "email INVALID_EMAIL",
            "password TOO_SHORT",
            "name WRONG_TYPE",
            "username INVALID_USERNAME",
            "admin UNKNOWN");
    assertThat(answer.body()).doesNotContain("short").doesNotContain("dev.ashlar");
    assertThat(api.post("/auth/register", "{}").send().expect(400).wrong())
        .containsExactly("email REQUIRED", "password REQUIRED", "name REQUIRED");
    assertThat(
            api.post("/resources", "{\"title\": \"t\", \"tags\": [\"ok\", \"no!\", 3, null]}")
                .by(ann)
                .send()
                .wrong())
        .containsExactly("tags[1] INVALID_TAG", "tags[2] WRONG_TYPE", "tags[3] REQUIRED");
    assertThat(
            api.patch(
                    "/resources/01890000-0000-7000-8000-000000000000",
                    "{\"title\": null, \"status\": null, \"content\": 1}")
                .by(ann)
                .send()
                .wrong())
        .containsExactly("title REQUIRED", "content WRONG_TYPE", "status REQUIRED");
    assertThat(
            api.get(
                    "/resources?page=0&limit=101&sort=size&status=gone&userId=x&tag=a!&size=1&page=2")
                .send()
                .expect(400)
                .wrong())
        .containsExactlyInAnyOrder(
            "page WRONG_TYPE",
            "limit OUT_OF_RANGE",
            "sort UNKNOWN_VALUE",
            "status UNKNOWN_VALUE",
            "userId INVALID_ID",
            "tag INVALID_TAG",
            "size UNKNOWN");
  }

  @Test
  void a_password_that_many_people_choose_is_refused() {
    Answer answer =
        api.post(
                "/auth/register",
                """
                {"email": "new@example.org", "password": "QwertyUIOP", "name": "New"}\
                """)
            .send()
            .expect(400, "VALIDATION_ERROR");
    assertThat(answer.wrong()).containsExactly("password COMMON");
    assertThat(answer.body()).doesNotContainIgnoringCase("qwerty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "\"x\"",
        "7",
        "null",
        " ",
        "",
        "{\"a\":",
        "{} x",
        "{\"email\":\"a\",\"email\":\"b\"}"
      })
  void what_is_not_a_json_object_is_malformed(String body) {
    api.post("/auth/login", body).send().expect(400, "MALFORMED_REQUEST");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nothing, 404, NOT_FOUND",
    "GET, //nothing, 404, NOT_FOUND",
    "GET, /resources/x, 400, MALFORMED_REQUEST",
    "GET, /resources/1-1-1-1-1, 400, MALFORMED_REQUEST",
    "DELETE, /resources, 405, METHOD_NOT_ALLOWED",
    "GET, /auth/login, 405, METHOD_NOT_ALLOWED",
    "POST, /resources, 401, UNAUTHENTICATED",
    "GET, /users/me, 401, UNAUTHENTICATED",
  })
  void the_frameworks_own_errors_have_the_same_shape(
      String method, String path, int status, String code) {
    Answer answer = api.call(method, path).send().expect(status, code);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.header("Allow").isEmpty()).isEqualTo(status != 405);
    assertThat(answer.header("WWW-Authenticate").isEmpty()).isEqualTo(status != 401);
    Answer problem =
        api.call(method, path).header("Accept", "application/problem+json").send().expect(status);
    assertThat(problem.header("Content-Type")).startsWith("application/problem+json");
    assertThat(problem.text("/code")).isEqualTo(code);
    assertThat(problem.at("/status").asInt()).isEqualTo(status);
    assertThat(problem.text("/detail")).isEqualTo(answer.text("/error/message"));
  }

  @Test
  void content_types_are_negotiated() {
    api.get("/resources").header("Accept", "text/html").send().expect(406, "NOT_ACCEPTABLE");
    api.post("/resources")
        .body("title=x")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .by(ann)
        .send()
        .expect(415, "UNSUPPORTED_MEDIA_TYPE");
    Answer plain =
        api.get("/resources").header("Accept", "application/problem+json").send().expect(200);
    assertThat(plain.header("Content-Type")).startsWith("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json;charset=UTF-8",
        "application/json; charset=\"utf-8\"",
        "Application/JSON",
        "application/json; x=y"
      })
  void a_body_says_what_it_is(String type) {
    draft("{\"title\": \"t\"}".getBytes(UTF_8), type).expect(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "json",
        "application",
        "application/json; charset=utf-16",
        "application/json; charset=iso-8859-1",
        "text/plain",
        "*/*"
      })
  void a_body_that_does_not_say_what_we_read_is_refused(String type) {
    draft("{\"title\": \"t\"}".getBytes(UTF_8), type).expect(415, "UNSUPPORTED_MEDIA_TYPE");
  }

  private Answer draft(byte[] body, String type) {
    Api.Call call = api.post("/resources").by(ann).body(body);
    return (type.isEmpty() ? call : call.header("Content-Type", type)).send();
  }

  @Test
  void a_body_is_utf_8_and_nothing_else() {
    String json = "{\"title\": \"Stone\"}";
    for (var charset : new Charset[] {UTF_16BE, UTF_16LE, UTF_16, Charset.forName("UTF-32")}) {
      draft(json.getBytes(charset), "application/json").expect(400, "MALFORMED_REQUEST");
    }
    for (var bytes : new String[] {"\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00ff", "\u00c3"}) {
      draft(json.replace("Stone", bytes).getBytes(ISO_8859_1), "application/json")
          .expect(400, "MALFORMED_REQUEST");
    }
  }

  @Test
  void half_a_character_in_a_password_is_no_question_mark() {
    String account = "{\"email\": \"half@example.org\", \"password\": \"%s\"%s}";
    String mark = "seven ? stones ?";
    api.post("/auth/register", account.formatted(mark, ", \"name\": \"Half\"")).send().expect(201);
    String half = mark.replace("?", "\\ud800");
    assertThat(api.post("/auth/login", account.formatted(half, "")).send().expect(400).wrong())
        .containsExactly("password BAD_UNICODE");
    api.post("/auth/login", account.formatted(mark, "")).send().expect(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"1\"", "1", "\"1", "\"x\"", "\"x\", *", "*, *", ""})
  void what_does_not_match_is_not_said_to_have_changed(String tag) {
    String path =
        "/resources/"
            + api.post("/resources", "{\"title\": \"t\"}")
                .by(ann)
                .send()
                .expect(201)
                .text("/data/id");
    Answer answer =
        api.patch(path, "{\"title\": \"u\"}")
            .by(ann)
            .header("If-Match", tag)
            .send()
            .expect(412, "PRECONDITION_FAILED");
    assertThat(answer.text("/error/message")).contains("doesn't match").doesNotContain("changed");
    api.get(path).by(ann).header("If-None-Match", "\"x\", *").send().expect(200);
  }

  @Test
  void answers_that_no_filter_sees_have_the_headers_too() {
    for (String head :
        new String[] {
          "GET /" + "a".repeat(140_000) + " HTTP/1.1",
          "GET / HTTP/1.1\r\nX-Long: " + "a".repeat(20_000),
          "GET / HTTP/1.1\r\nno colon",
          "POST /api/v1/auth/login HTTP/1.1\r\nContent-Length: 2000000"
        }) {
      assertThat(api.exchange(head + "\r\nHost: x\r\nConnection: close\r\n\r\n"))
          .matches("(?s)HTTP/1\\.[01] 4.*")
          .containsIgnoringCase("x-request-id: ")
          .containsIgnoringCase("x-content-type-options: nosniff")
          .contains("\"traceId\"");
    }
  }

  @Test
  void a_body_over_a_mebibyte_is_refused() {
    String large = "{\"title\": \"" + "x".repeat(1 << 20) + "\"}";
    api.post("/resources", large).by(ann).send().expect(413, "PAYLOAD_TOO_LARGE");
    api.post("/resources", large).send().expect(401, "UNAUTHENTICATED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer x", "Bearer ", "Basic YTpi", "Bearer a.b.c", "x"})
  void a_credential_that_is_not_valid_is_refused_everywhere(String credential) {
    for (String path : new String[] {"/resources", "/tags", "/users/me", "/nothing"}) {
      Answer answer =
          api.get(path).header("Authorization", credential).send().expect(401, "TOKEN_INVALID");
      assertThat(answer.header("WWW-Authenticate"))
          .startsWith("Bearer ")
          .contains("error=\"invalid_token\"");
    }
    api.post("/auth/login", "{\"email\": \"x@example.org\", \"password\": \"x\"}")
        .header("Authorization", credential)
        .send()
        .expect(401, "INVALID_CREDENTIALS"); // of the body: the header is ignored
    api.get("//health/live").header("Authorization", credential).send().expect(200);
  }

  @Test
  void requests_are_known_by_their_ids() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    Answer answer =
        api.get("/nothing")
            .header("X-Request-Id", "mine-1")
            .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
            .send();
    assertThat(answer.header("X-Request-Id")).isEqualTo("mine-1");
    assertThat(answer.text("/error/traceId")).isEqualTo(trace);
    assertThat(api.get("/tags").header("X-Request-Id", "a b").send().header("X-Request-Id"))
        .isNotEmpty()
        .isNotEqualTo("a b");
  }

  @Test
  void every_answer_has_the_headers_that_protect_it() {
    for (String path : new String[] {"/resources", "/nothing", "/users/me", "//health/ready"}) {
      Answer answer = api.get(path).send();
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
      assertThat(answer.header("X-Request-Id")).isNotEmpty();
    }
  }

  @Test
  void an_answer_names_no_more_than_a_hundred_wrong_fields() {
    String many =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "\"f" + i + "\": 1")
            .collect(Collectors.joining(", ", "{", "}"));
    assertThat(api.post("/auth/login", many).send().expect(400, "VALIDATION_ERROR").wrong())
        .hasSize(100);
    String tags = "\"!\", ".repeat(10_000) + "\"!\"";
    assertThat(
            api.post("/resources", "{\"title\": \"t\", \"tags\": [" + tags + "]}")
                .by(ann)
                .send()
                .expect(400, "VALIDATION_ERROR")
                .wrong())
        .hasSize(100);
    assertThat(api.get("/resources?tag=a" + manyTags()).send().wrong())
        .containsExactly("tag TOO_MANY");
  }

  private static String manyTags() {
    return IntStream.range(0, 20).mapToObj(i -> "&tag=t" + i).collect(Collectors.joining());
  }

  @Test
  void a_foreign_origin_and_a_wide_accept_get_an_answer_of_ours() {
    Answer foreign = api.get("/tags").header("Origin", "https://example.com").send().expect(200);
    assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
    Answer wide = api.get("/tags").header("Accept", "application/*").send().expect(200);
    assertThat(wide.header("Content-Type")).isEqualTo("application/json");
    assertThat(
            api.get("/tags")
                .header("Accept", "application/json;charset=utf-16;x=<b>")
                .send()
                .header("Content-Type"))
        .isEqualTo("application/json");
  }

  @Test
  void hostile_text_is_refused_or_kept_as_it_is() {
    for (String title : new String[] {"\\u0000", "\\ud800", "a\\nb", " ", "", "x".repeat(201)}) {
      api.post("/resources", "{\"title\": \"" + title + "\"}")
          .by(ann)
          .send()
          .expect(400, "VALIDATION_ERROR");
    }
    String kept = "<script>'; drop table x; --\u202e\ud83e\uddf1\u05d0";
    Answer answer =
        api.post("/resources", "{\"title\": \"%s\", \"content\": \"%s\"}".formatted(kept, kept))
            .by(ann)
            .send()
            .expect(201);
    assertThat(answer.text("/data/title")).isEqualTo(kept);
    api.get("/tags?prefix=%00").send().expect(400, "VALIDATION_ERROR");
    api.get("/resources?page=99999999999").send().expect(400, "VALIDATION_ERROR");
    api.get("/resources?page=2147483647&limit=100").send().expect(200);
    api.post("/resources", "{\"title\":".repeat(5000))
        .by(ann)
        .send()
        .expect(400, "MALFORMED_REQUEST");
  }
}
