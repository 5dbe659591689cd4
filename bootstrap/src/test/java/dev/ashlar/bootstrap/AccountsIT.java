package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Call;
import dev.ashlar.bootstrap.Api.Member;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How accounts are opened for others, edited, promoted and deleted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsIT {
  private static final String NOBODY = "/users/01890000-0000-7000-8000-000000000000";

  private Api api;
  private Member admin;

  @BeforeAll
  void start() {
    api = Api.start();
    admin = api.admin();
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  void an_admin_opens_an_account_of_any_role() {
    Answer created =
        api.post(
                "/users",
                """
                {"email": "cee@example.org", "password": "seven dressed stones", "name": "Cee",
                 "role": "creator"}\
                """)
            .by(admin)
            .send()
            .expect(201);
    String path = "/users/" + created.text("/data/id");
    assertThat(created.header("Location")).isEqualTo("/api/v1" + path);
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    assertThat(created.text("/data/role")).isEqualTo("creator");
    assertThat(created.text("/data/username")).isEqualTo("cee");
    assertThat(created.at("/data/emailVerified").asBoolean(true)).isFalse();
    assertThat(created.body()).doesNotContain("assword");
    assertThat(api.get(path).by(admin).send().expect(200).at("/data"))
        .isEqualTo(created.at("/data"));
    api.post(
            "/auth/login",
            "{\"email\": \"cee@example.org\", \"password\": \"seven dressed stones\"}")
        .send()
        .expect(200);
  }

  @Test
  void opening_an_account_keeps_every_rule() {
    Member dee = api.register("dee");
    String json =
        """
        {"email": "%s", "password": "%s", "name": "Dee", "username": "%s", "role": "%s"}\
        """;
    String good = json.formatted("new@example.org", "seven dressed stones", "new_one", "user");
    api.post("/users", good).send().expect(401, "UNAUTHENTICATED");
    api.post("/users", good).by(dee).send().expect(403, "FORBIDDEN");
    api.post("/users", json.formatted(dee.email(), "seven dressed stones", "other", "user"))
        .by(admin)
        .send()
        .expect(409, "EMAIL_TAKEN");
    api.post("/users", json.formatted("x@example.org", "seven dressed stones", "admin", "user"))
        .by(admin)
        .send()
        .expect(409, "USERNAME_TAKEN");
    assertThat(wrong(api.post("/users", json.formatted("x", "short", "x", "root")).by(admin)))
        .containsExactly(
            "email INVALID_EMAIL",
            "password TOO_SHORT",
            "username INVALID_USERNAME",
            "role UNKNOWN_VALUE");
    assertThat(wrong(api.post("/users", "{}").by(admin)))
        .containsExactly("email REQUIRED", "password REQUIRED", "name REQUIRED", "role REQUIRED");
    assertThat(
            wrong(
                api.post(
                        "/users",
                        json.formatted("own@example.org", "OWN@example.org", "own", "user"))
                    .by(admin)))
        .containsExactly("password GUESSABLE");
  }

  @Test
  void a_user_patches_themselves_and_puts_themselves() {
    Member ann = api.register("ann");
    String path = "/users/" + ann.id();
    Answer patched =
        api.patch(path, "{\"bio\": \" <b>stone</b> \", \"profilePictureUrl\": \"https://a.org/a\"}")
            .by(ann)
            .header("Content-Type", "application/merge-patch+json")
            .header("If-Match", "\"1\"")
            .send()
            .expect(200);
    assertThat(patched.text("/data/bio")).isEqualTo(" <b>stone</b> ");
    assertThat(patched.header("ETag")).isEqualTo("\"2\"");
    assertThat(patched.at("/data/version").asInt()).isEqualTo(2);
    Answer again = api.patch(path, "{\"bio\": \" <b>stone</b> \"}").by(ann).send().expect(200);
    assertThat(again.at("/data")).isEqualTo(patched.at("/data"));
    Answer same = api.patch(path, "{}").by(ann).send().expect(200);
    assertThat(same.header("ETag")).isEqualTo("\"2\"");

    Answer cleared = api.patch(path, "{\"bio\": null}").by(ann).send().expect(200);
    assertThat(cleared.at("/data/bio").isNull()).isTrue();
    assertThat(cleared.text("/data/profilePictureUrl")).isEqualTo("https://a.org/a");

    Answer put = api.put(path, whole("Anna", "anna_put", ann.email())).by(ann).send().expect(200);
    assertThat(put.at("/data/profilePictureUrl").isNull()).isTrue();
    assertThat(put.text("/data/username")).isEqualTo("anna_put");
    assertThat(put.text("/data/email")).isEqualTo(ann.email());
    assertThat(api.get("/users/me").by(ann).send().at("/data")).isEqualTo(put.at("/data"));

    api.patch(path, "{\"name\": \"x\"}")
        .by(ann)
        .header("If-Match", "\"1\"")
        .send()
        .expect(412, "PRECONDITION_FAILED");
    api.patch(path, "{\"username\": \"ADMIN\"}").by(ann).send().expect(409, "USERNAME_TAKEN");
  }

  @Test
  void what_can_not_be_left_out_or_emptied_is_named() {
    Member ann = api.register("ann");
    String path = "/users/" + ann.id();
    assertThat(wrong(api.put(path, "{}").by(ann)))
        .containsExactly("name REQUIRED", "username REQUIRED", "email REQUIRED");
    assertThat(
            wrong(api.patch(path, "{\"name\": null, \"username\": null, \"email\": null}").by(ann)))
        .containsExactly("name REQUIRED", "username REQUIRED", "email REQUIRED");
    assertThat(
            wrong(
                api.patch(
                        path,
                        """
                        {"bio": "%s", "profilePictureUrl": "http://a.org", "role": "admin"}\
                        """
                            .formatted("x".repeat(1_001)))
                    .by(ann)))
        .containsExactlyInAnyOrder("bio TOO_LONG", "profilePictureUrl INVALID_URL", "role UNKNOWN");
  }

  @ParameterizedTest
  @CsvSource({"PATCH, ''", "PUT, ''", "PUT, /role", "DELETE, ''"})
  void others_get_403_strangers_401_and_unknown_ids_404(String method, String suffix) {
    Member ann = api.register("ann");
    Member bob = api.creator("bob");
    String body =
        switch (method + suffix) {
          case "PATCH" -> "{\"name\": \"x\"}";
          case "PUT" -> whole("x", "some_one", "some@example.org");
          case "PUT/role" -> "{\"role\": \"creator\"}";
          default -> "";
        };
    String path = "/users/" + ann.id() + suffix;
    call(method, path, body).send().expect(401, "UNAUTHENTICATED");
    call(method, path, body).by(bob).send().expect(403, "FORBIDDEN");
    call(method, NOBODY + suffix, body).by(admin).send().expect(404, "NOT_FOUND");
    call(method, "/users/x" + suffix, body).by(admin).send().expect(400, "MALFORMED_REQUEST");
    call(method, path, body)
        .by(admin)
        .header("If-Match", "\"9\"")
        .send()
        .expect(412, "PRECONDITION_FAILED");
    assertThat(api.get("/users/me").by(ann).send().expect(200).header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void a_new_email_of_ones_own_needs_the_password_and_stays_pending() {
    Member ann = api.register("ann");
    Member bob = api.register("bob");
    String path = "/users/" + ann.id();
    assertThat(wrong(api.patch(path, "{\"email\": \"new@stone.org\"}").by(ann)))
        .containsExactly("currentPassword REQUIRED");
    assertThat(
            wrong(
                api.patch(
                        path,
                        "{\"email\": \"new@stone.org\", \"currentPassword\": \"wrong stones\"}")
                    .by(ann)))
        .containsExactly("currentPassword WRONG");
    Answer pending = api.patch(path, email("new@stone.org")).by(ann).send().expect(200);
    assertThat(pending.text("/data/email")).isEqualTo(ann.email());
    assertThat(pending.text("/data/pendingEmail")).isEqualTo("new@stone.org");
    assertThat(pending.header("ETag")).isEqualTo("\"2\"");
    Answer dropped =
        api.patch(path, "{\"email\": \"" + ann.email() + "\"}").by(ann).send().expect(200);
    assertThat(dropped.at("/data/pendingEmail").isNull()).isTrue();
    api.patch(path, email(bob.email().toUpperCase(Locale.ROOT)))
        .by(ann)
        .send()
        .expect(409, "EMAIL_TAKEN");
  }

  @Test
  void an_admin_sets_the_email_of_somebody_else_at_once() {
    Member ann = api.register("ann");
    Answer moved =
        api.patch("/users/" + ann.id(), "{\"email\": \"moved@stone.org\"}")
            .by(admin)
            .send()
            .expect(200);
    assertThat(moved.text("/data/email")).isEqualTo("moved@stone.org");
    assertThat(moved.at("/data/pendingEmail").isNull()).isTrue();
    assertThat(wrong(api.patch("/users/" + admin.id(), "{\"email\": \"x@y.org\"}").by(admin)))
        .containsExactly("currentPassword REQUIRED");
    api.patch("/users/" + ann.id(), "{\"email\": \"" + admin.email() + "\"}")
        .by(admin)
        .send()
        .expect(409, "EMAIL_TAKEN");
  }

  @Test
  void a_role_counts_from_the_next_request_on() {
    Member ann = api.register("ann");
    String path = "/users/" + ann.id() + "/role";
    api.get("/users").by(ann).send().expect(403, "FORBIDDEN");
    Answer promoted = role(path, "admin").by(admin).send().expect(200);
    assertThat(promoted.text("/data/role")).isEqualTo("admin");
    assertThat(promoted.header("ETag")).isEqualTo("\"2\"");
    api.get("/users").by(ann).send().expect(200);
    assertThat(role(path, "admin").by(ann).send().expect(200).header("ETag")).isEqualTo("\"2\"");
    role(path, "user").by(ann).send().expect(200);
    api.get("/users").by(ann).send().expect(403, "FORBIDDEN");
    assertThat(wrong(role(path, "root").by(admin))).containsExactly("role UNKNOWN_VALUE");
  }

  @Test
  void the_last_admin_stays() {
    try (Api other = Api.start()) {
      Member root = other.admin();
      other
          .put("/users/" + root.id() + "/role", "{\"role\": \"user\"}")
          .by(root)
          .send()
          .expect(409, "CONFLICT");
      other.delete("/users/" + root.id()).by(root).send().expect(409, "CONFLICT");
      other
          .delete("/users/" + root.id())
          .by(root)
          .header("If-Match", "\"9\"")
          .send()
          .expect(412, "PRECONDITION_FAILED");
      other.get("/users").by(root).send().expect(200);
    }
  }

  @Test
  void who_is_deleted_is_gone() {
    Member ann = api.register("ann");
    Member bob = api.register("bob");
    api.delete("/users/" + ann.id()).by(ann).header("If-Match", "\"1\"").send().expect(204);
    api.get("/users/me").by(ann).send().expect(401, "TOKEN_INVALID");
    api.post("/auth/refresh", "{\"refreshToken\": \"" + ann.refreshToken() + "\"}")
        .send()
        .expect(401, "REFRESH_TOKEN_INVALID");
    api.get("/users/" + ann.id()).by(bob).send().expect(404, "NOT_FOUND");
    api.delete("/users/" + bob.id()).by(admin).send().expect(204);
    api.delete("/users/" + bob.id()).by(admin).send().expect(404, "NOT_FOUND");
  }

  private static List<String> wrong(Call call) {
    return call.send().expect(400, "VALIDATION_ERROR").wrong();
  }

  private Call role(String path, String role) {
    return api.put(path, "{\"role\": \"" + role + "\"}");
  }

  private Call call(String method, String path, String body) {
    return body.isEmpty() ? api.call(method, path) : api.call(method, path).json(body);
  }

  private static String whole(String name, String username, String email) {
    return "{\"name\": \"%s\", \"username\": \"%s\", \"email\": \"%s\"}"
        .formatted(name, username, email);
  }

  private static String email(String email) {
    return "{\"email\": \"%s\", \"currentPassword\": \"%s\"}".formatted(email, Api.PASSWORD);
  }
}
