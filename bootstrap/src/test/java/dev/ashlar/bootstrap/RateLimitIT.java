package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Member;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who asks too often has to wait, and is told for how long. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RateLimitIT {
  private Api api;
  private Member ann;
  private String key;

  @BeforeAll
  void start() {
    api = Api.start(Map.of("RATE_LIMIT_ENABLED", "true", "TRUSTED_PROXIES", "127.0.0.1"));
    ann = api.creator("ann");
    key = api.key(ann, "read", "write");
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  void every_answer_says_what_is_left() {
    Answer anonymous = from("192.0.2.1", api.get("/resources")).expect(200);
    assertThat(anonymous.header("RateLimit-Policy")).isEqualTo("\"reads\";q=6000;w=60");
    assertThat(anonymous.header("RateLimit")).isEqualTo("\"reads\";r=5999;t=1");
    Answer unknown = from("192.0.2.1", api.get("/nothing")).expect(404);
    assertThat(unknown.header("RateLimit")).startsWith("\"reads\";r=599");
    Answer write = api.post("/resources", "{\"title\": \"t\"}").by(ann).send().expect(201);
    assertThat(write.header("RateLimit-Policy")).isEqualTo("\"writes\";q=600;w=60");
    Answer refused = api.post("/resources", "{}").by(ann).send().expect(400);
    assertThat(refused.header("RateLimit")).startsWith("\"writes\";r=59");
    Answer login = login("192.0.2.1").expect(401, "INVALID_CREDENTIALS");
    assertThat(login.header("RateLimit-Policy")).isEqualTo("\"credentials\";q=30;w=60");
    assertThat(login.header("RateLimit")).isEqualTo("\"credentials\";r=29;t=2");
  }

  @Test
  void a_network_that_tries_too_many_credentials_waits_and_no_other_does() {
    Answer refused = refused(_ -> from("192.0.2.2", api.post("/auth/login", "{}")));
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 2);
    assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"credentials\";q=30;w=60");
    assertThat(refused.header("RateLimit")).matches("\"credentials\";r=0;t=(59|60)");
    login("192.0.2.3").expect(401);
    from("192.0.2.2", api.get("/resources")).expect(200);
  }

  @Test
  void half_an_ipv6_address_is_one_network() {
    refused(i -> from("2001:db8:1:2:%x::1".formatted(i), api.post("/auth/refresh", "{}")));
    from("2001:db8:1:3::1", api.post("/auth/refresh", "{}")).expect(400);
  }

  @Test
  void a_credential_that_is_not_valid_counts_against_its_network() {
    Answer forged = from("192.0.2.4", api.get("/users/me").bearer("forged")).expect(401);
    assertThat(forged.header("RateLimit")).isEqualTo("\"reads\";r=5999;t=1");
  }

  @Test
  void a_user_is_one_caller_wherever_they_are_and_a_key_another() {
    Member bee = api.register("bee");
    refused(i -> from("198.51.100." + i, api.put("/auth/password", "{}").by(bee)));
    assertThat(left(from("192.0.2.6", api.get("/resources")).expect(200))).isEqualTo(5999);
    assertThat(left(api.get("/resources").bearer(key).send().expect(200))).isEqualTo(5999);
  }

  @Test
  void whoever_runs_it_may_always_ask() {
    for (String path : List.of("//health/live", "//health/ready", "//openapi.yml")) {
      assertThat(api.get(path).send().expect(200).headers()).doesNotContain("ratelimit");
    }
    assertThat(
            api.call("OPTIONS", "/resources")
                .header("Origin", "http://localhost:3000")
                .header("Access-Control-Request-Method", "POST")
                .send()
                .expect(204)
                .headers())
        .doesNotContain("ratelimit");
  }

  @Test
  void nobody_counts_when_told_not_to() {
    try (Api bare = api.beside(Map.of())) {
      assertThat(bare.get("/resources").send().expect(200).headers()).doesNotContain("ratelimit");
    }
  }

  /** The first answer that is a refusal; one more request is granted every two seconds. */
  private static Answer refused(IntFunction<Answer> request) {
    return IntStream.range(0, 200)
        .mapToObj(request)
        .filter(answer -> answer.status() != 400)
        .findFirst()
        .orElseThrow()
        .expect(429, "RATE_LIMITED");
  }

  private Answer login(String address) {
    return from(
        address,
        api.post("/auth/login", "{\"email\": \"nobody@example.org\", \"password\": \"x\"}"));
  }

  private static Answer from(String address, Api.Call call) {
    return call.header("X-Forwarded-For", address).send();
  }

  private static long left(Answer answer) {
    return Long.parseLong(answer.header("RateLimit").replaceFirst(".*;r=(\\d+);.*", "$1"));
  }
}
