package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What stands between Ashlar and the internet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeIT {
  private Api api;

  @BeforeAll
  void start() {
    api = Api.start(Map.of("TRUSTED_PROXIES", "127.0.0.1, ::1"));
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  void a_session_is_where_its_client_is_and_not_where_the_proxy_is() {
    assertThat(opened(api, Map.of("X-Forwarded-For", "6.6.6.6, 203.0.113.9")))
        .isEqualTo("203.0.113.9");
    assertThat(opened(api, Map.of("Forwarded", "for=\"[2001:db8::1]:4711\"")))
        .isEqualTo("2001:db8:0:0:0:0:0:1");
    assertThat(opened(api, Map.of())).isEqualTo("127.0.0.1");
    try (Api bare = api.beside(Map.of())) {
      assertThat(opened(bare, Map.of("X-Forwarded-For", "203.0.113.9"))).isEqualTo("127.0.0.1");
    }
  }

  /** The address that a session is known by which a request with these headers opens. */
  private static String opened(Api api, Map<String, String> headers) {
    String email = api.register("ann").email();
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
