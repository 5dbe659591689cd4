package dev.ashlar.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Member;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a person does with an account, from the first day to the last click. */
class IdentityJourneyIT {

  @Test
  void register_look_around_become_a_creator_refresh_and_leave() {
    try (Api api = Api.start()) {
      Answer registered =
          api.post(
                  "/auth/register",
                  """
                  {"email": " Ann@Example.org ", "password": "seven dressed stones",
                   "name": " Zoë Müller "}\
                  """)
              .send()
              .expect(201);
      String id = registered.text("/data/user/id");
      assertThat(registered.header("Location")).isEqualTo("/api/v1/users/" + id);
      assertThat(registered.header("ETag")).isEqualTo("\"1\"");
      assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
      assertThat(registered.text("/data/user/email")).isEqualTo("Ann@Example.org");
      assertThat(registered.text("/data/user/username")).isEqualTo("zoe_muller");
      assertThat(registered.text("/data/user/name")).isEqualTo("Zoë Müller");
      assertThat(registered.text("/data/user/role")).isEqualTo("user");
      assertThat(registered.at("/data/user/bio").isNull()).isTrue();
      assertThat(registered.text("/data/user/createdAt")).matches("\\d{4}-.*T.*Z");
      assertThat(registered.text("/data/tokens/tokenType")).isEqualTo("Bearer");
      assertThat(registered.at("/data/tokens/expiresIn").asInt()).isEqualTo(900);
      assertThat(registered.at("/data/tokens/refreshExpiresIn").asInt()).isEqualTo(2_592_000);
      assertThat(registered.body()).doesNotContain("password").doesNotContain("bcrypt");

      Answer loggedIn =
          api.post(
                  "/auth/login",
                  """
                  {"email": "ann@EXAMPLE.org", "password": "seven dressed stones"}\
                  """)
              .send()
              .expect(200);
      String token = loggedIn.text("/data/tokens/accessToken");
      assertThat(payload(token))
          .contains("\"iss\"", "\"aud\"", "\"sub\"", "\"exp\"", "\"iat\"")
          .contains("\"jti\"", "\"sid\"", "\"role\":\"user\"");
      assertThat(header(token)).contains("\"typ\":\"at+jwt\"", "\"alg\":\"HS256\"", "\"kid\"");

      Answer me = api.get("/users/me").bearer(token).send().expect(200);
      assertThat(me.at("/data")).isEqualTo(registered.at("/data/user"));
      api.get("/users/me")
          .bearer(token)
          .header("If-None-Match", me.header("ETag"))
          .send()
          .expect(304);

      Answer creator = api.post("/users/me/creator").bearer(token).send().expect(200);
      assertThat(creator.text("/data/role")).isEqualTo("creator");
      assertThat(creator.header("ETag")).isEqualTo("\"2\"");
      Answer again = api.post("/users/me/creator").bearer(token).send().expect(200);
      assertThat(again.at("/data")).isEqualTo(creator.at("/data"));

      String first = loggedIn.text("/data/tokens/refreshToken");
      Answer refreshed = refresh(api, first).expect(200);
      String second = refreshed.text("/data/tokens/refreshToken");
      assertThat(payload(refreshed.text("/data/tokens/accessToken")))
          .contains("\"role\":\"creator\"");
      assertThat(refresh(api, first).expect(200).text("/data/tokens/refreshToken"))
          .isEqualTo(second);

      api.post("/auth/logout").bearer(token).send().expect(204);
      api.get("/users/me").bearer(token).send().expect(401, "TOKEN_INVALID");
      api.get("/users/me")
          .bearer(refreshed.text("/data/tokens/accessToken"))
          .send()
          .expect(401, "TOKEN_INVALID");
      refresh(api, second).expect(401, "REFRESH_TOKEN_INVALID");
      String other = registered.text("/data/tokens/accessToken");
      api.get("/users/me").bearer(other).send().expect(200); // another session goes on
    }
  }

  @Test
  void a_refresh_token_that_was_used_before_ends_its_session() {
    try (Api api = Api.start(Map.of("REFRESH_GRACE_SECONDS", "0"))) {
      Member ann = api.register("ann");
      Answer refreshed = refresh(api, ann.refreshToken()).expect(200);
      refresh(api, ann.refreshToken()).expect(401, "REFRESH_TOKEN_REUSED");
      refresh(api, ann.refreshToken()).expect(401, "REFRESH_TOKEN_INVALID");
      refresh(api, refreshed.text("/data/tokens/refreshToken"))
          .expect(401, "REFRESH_TOKEN_INVALID");
      api.get("/users/me").by(ann).send().expect(401, "TOKEN_INVALID");
    }
  }

  @Test
  void others_see_the_public_part_of_a_user_and_admins_all() {
    try (Api api = Api.start()) {
      Member ann = api.register("ann");
      Member bob = api.register("bob");
      Answer own = api.get("/users/" + ann.id()).by(ann).send().expect(200);
      Answer seen = api.get("/users/" + ann.id()).by(bob).send().expect(200);
      Answer full = api.get("/users/" + ann.id()).by(api.admin()).send().expect(200);
      assertThat(full.at("/data")).isEqualTo(own.at("/data"));
      assertThat(seen.at("/data").fieldNames())
          .toIterable()
          .containsExactly(
              "id", "username", "name", "bio", "profilePictureUrl", "role", "createdAt");
      assertThat(seen.header("ETag")).isNotEqualTo(own.header("ETag"));
      api.get("/users/" + ann.id()).send().expect(401, "UNAUTHENTICATED");
      api.get("/users/01890000-0000-7000-8000-000000000000")
          .by(bob)
          .send()
          .expect(404, "NOT_FOUND");
      api.get("/users/me?x=1").by(ann).send().expect(400, "VALIDATION_ERROR");
    }
  }

  private static Answer refresh(Api api, String token) {
    return api.post("/auth/refresh", "{\"refreshToken\": \"" + token + "\"}").send();
  }

  private static String header(String jwt) {
    return decoded(jwt.substring(0, jwt.indexOf('.')));
  }

  private static String payload(String jwt) {
    return decoded(jwt.substring(jwt.indexOf('.') + 1, jwt.lastIndexOf('.')));
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }
}
