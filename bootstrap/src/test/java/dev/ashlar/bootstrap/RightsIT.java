package dev.ashlar.bootstrap;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Call;
import dev.ashlar.bootstrap.Api.Member;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may do what: one table, which is docs/api/rights.md too. Every operation of the served
 * OpenAPI document stands in it, and each cell is tried over HTTP on things made for it.
 */
class RightsIT {
  private static final String PASSWORD = Api.PASSWORD;
  private static final String NEW_PASSWORD = "eight stones in a wall";

  /** The columns. What is acted on is the user's: an account, a session, a key, a resource. */
  private enum Caller {
    NOBODY,
    USER,
    ANOTHER_USER,
    CREATOR,
    ADMIN,
    READ_KEY,
    WRITE_KEY,
    ADMIN_KEY;

    String title() {
      return this == ADMIN_KEY ? "admin's key" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * A row: an operation, what is special about this try of it, the body, and the status for each
   * caller. In paths and bodies, names in braces stand for what the {@link Scene} knows.
   */
  private record Row(String operation, String about, String body, String statuses) {

    Map<Caller, Integer> expected() {
      Map<Caller, Integer> expected = new TreeMap<>();
      Iterator<String> next = List.of(statuses.split(" ", -1)).iterator();
      Stream.of(Caller.values())
          .forEach(caller -> expected.put(caller, Integer.valueOf(next.next())));
      assertThat(next.hasNext()).as(toString()).isFalse();
      return expected;
    }

    @Override
    public String toString() {
      return about.isEmpty() ? operation : operation + ", " + about;
    }
  }

  /** nobody, user, another user, creator, admin, read key, write key, admin's key. */
  private static final List<Row> TABLE =
      List.of(
          row(
              "POST /auth/register",
              "{'email': '{fresh}', 'password': '{password}', 'name': 'Dan'}",
              "201 201 201 201 201 201 201 201"),
          row(
              "POST /auth/login",
              "{'email': '{email}', 'password': '{password}'}",
              "200 200 200 200 200 200 200 200"),
          row(
              "POST /auth/refresh",
              "{'refreshToken': '{refreshToken}'}",
              "200 200 200 200 200 200 200 200"),
          row("POST /auth/logout", "", "401 204 204 204 204 403 403 403"),
          row("GET /auth/sessions", "", "401 200 200 200 200 403 403 403"),
          row("DELETE /auth/sessions", "", "401 204 204 204 204 403 403 403"),
          row("DELETE /auth/sessions/{session}", "", "401 204 404 404 404 403 403 403"),
          row(
              "PUT /auth/password",
              "{'currentPassword': '{password}', 'newPassword': '{newPassword}'}",
              "401 204 204 204 204 403 403 403"),
          row(
              "POST /auth/password-reset",
              "{'email': '{email}'}",
              "202 202 202 202 202 202 202 202"),
          row(
              "POST /auth/password-reset/confirm",
              "{'token': '{resetToken}', 'newPassword': '{newPassword}'}",
              "204 204 204 204 204 204 204 204"),
          row("POST /auth/email-verification", "", "401 202 202 202 202 403 403 403"),
          row(
              "POST /auth/email-verification/confirm",
              "{'token': '{verificationToken}'}",
              "204 204 204 204 204 204 204 204"),
          row("GET /users", "", "401 403 403 403 200 403 403 200"),
          row(
              "POST /users",
              "a user",
              "{'email': '{fresh}', 'password': '{password}', 'name': 'Dan', 'role': 'user'}",
              "401 403 403 403 201 403 403 201"),
          row(
              "POST /users",
              "a creator",
              "{'email': '{fresh}', 'password': '{password}', 'name': 'Dan', 'role': 'creator'}",
              "401 403 403 403 201 403 403 403"),
          row(
              "POST /users",
              "an admin",
              "{'email': '{fresh}', 'password': '{password}', 'name': 'Dan', 'role': 'admin'}",
              "401 403 403 403 201 403 403 403"),
          row("GET /users/me", "", "401 200 200 200 200 200 403 200"),
          row("POST /users/me/creator", "", "401 200 200 200 200 403 403 403"),
          row("GET /users/{user}", "", "401 200 200 200 200 200 403 200"),
          row(
              "PUT /users/{user}",
              "{'name': 'Ann', 'username': '{username}', 'email': '{email}'}",
              "401 200 403 403 200 403 200 200"),
          row("PATCH /users/{user}", "{'bio': 'Stone.'}", "401 200 403 403 200 403 200 200"),
          row(
              "PATCH /users/{user}",
              "the email",
              "{'email': '{fresh}', 'currentPassword': '{password}'}",
              "401 200 403 403 200 403 403 403"),
          row("PUT /users/{user}/role", "{'role': 'creator'}", "401 403 403 403 200 403 403 403"),
          row("DELETE /users/{user}", "", "401 204 403 403 204 403 403 403"),
          row("GET /api-keys", "", "401 200 200 200 200 403 403 403"),
          row("POST /api-keys", "{'name': 'import'}", "401 201 201 201 201 403 403 403"),
          row("GET /api-keys/{key}", "", "401 200 404 404 404 403 403 403"),
          row("DELETE /api-keys/{key}", "", "401 204 404 404 404 403 403 403"),
          row("GET /resources", "", "200 200 200 200 200 200 403 200"),
          row(
              "POST /resources",
              "a draft",
              "{'title': 'Walls'}",
              "401 201 201 201 201 403 201 201"),
          row(
              "POST /resources",
              "published",
              "{'title': 'Walls', 'status': 'published'}",
              "401 403 403 201 201 403 403 201"),
          row("GET /resources/{draft}", "a draft", "", "404 200 404 404 200 200 403 200"),
          row(
              "GET /resources/{published}",
              "a published one",
              "",
              "200 200 200 200 200 200 403 200"),
          row(
              "PUT /resources/{draft}",
              "a draft",
              "{'title': 'Walls'}",
              "401 200 404 404 200 403 200 200"),
          row(
              "PUT /resources/{published}",
              "a published one",
              "{'title': 'Walls'}",
              "401 200 403 403 200 403 200 200"),
          row(
              "PATCH /resources/{draft}",
              "to publish it",
              "{'status': 'published'}",
              "401 403 404 404 200 403 403 200"),
          row(
              "PATCH /resources/{published}",
              "a published one",
              "{'title': 'Walls'}",
              "401 200 403 403 200 403 200 200"),
          row("DELETE /resources/{draft}", "a draft", "", "401 204 404 404 204 403 204 204"),
          row(
              "DELETE /resources/{published}",
              "a published one",
              "",
              "401 204 403 403 204 403 204 204"),
          row("GET /tags", "", "200 200 200 200 200 200 200 200"),
          row("GET /audit-events", "", "401 403 403 403 200 403 403 200"),
          row("GET //health/live", "", "200 200 200 200 200 200 200 200"),
          row("GET //health/ready", "", "200 200 200 200 200 200 200 200"));

  private static Api api;
  private static Contract contract;
  private static Member root;

  /** For what only reads or is refused, and so leaves it as it is. */
  private static Scene untouched;

  private static Row row(String operation, String body, String statuses) {
    return new Row(operation, "", body, statuses);
  }

  private static Row row(String operation, String about, String body, String statuses) {
    return new Row(operation, about, body, statuses);
  }

  @BeforeAll
  static void start() {
    api = Api.start();
    root = api.admin();
    untouched = new Scene();
    contract = Contract.read(api.get("//openapi.yml").send().body());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  static List<Row> table() {
    return TABLE;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void everybody_gets_what_the_table_says(Row row) {
    Map<Caller, Integer> answered = new TreeMap<>();
    for (Caller caller : Caller.values()) {
      Scene scene = row.operation().startsWith("GET") ? untouched : new Scene();
      answered.put(caller, scene.send(row.operation(), row.body(), caller).status());
    }
    assertThat(answered).isEqualTo(row.expected());
  }

  @Test
  void the_table_has_every_operation_that_there_is_and_no_other() {
    assertThat(TABLE.stream().map(RightsIT::documented).distinct())
        .containsExactlyInAnyOrderElementsOf(contract.operations().keySet());
  }

  @Test
  void what_the_table_keeps_from_nobody_needs_a_credential_in_the_document_too() {
    for (Row row : TABLE) {
      JsonNode security = contract.operations().get(documented(row)).get("security");
      boolean needed = security.size() == 1 && !security.get(0).isEmpty();
      assertThat(row.statuses().startsWith("401")).as(row.toString()).isEqualTo(needed);
    }
  }

  @Test
  void what_is_wrong_with_a_body_is_said_before_what_a_key_may_not_do() {
    List<Row> bodies = TABLE.stream().filter(row -> !row.body().isEmpty()).toList();
    assertThat(bodies)
        .hasSizeGreaterThan(10)
        .allSatisfy(row -> {
          assertThat(untouched.send(row.operation(), "[]", Caller.READ_KEY).status())
              .isEqualTo(400);
          assertThat(untouched.send(row.operation(), " ", Caller.READ_KEY).status()).isEqualTo(400);
        });
  }

  @Test
  void the_table_is_documented() {
    String callers = Stream.of(Caller.values()).map(Caller::title).collect(joining(" | "));
    GeneratedDocs.check(
        Path.of("docs/api/rights.md"),
        """
        # Who may do what

        What each operation answers, by who asks. The account, session, key or resource that is acted on is the
        *user's*, whose role is `user`, as is *another user*'s; *creator* and *admin* are neither of them. *read key* and *write key* are
        API keys of the user with that scope alone, *admin's key* is a key of the admin with both. Where a credential isn't
        even looked at, as at `/auth/login`, all columns are the same.

        | operation | %s |
        |---|%s
        """
                .formatted(callers, "---|".repeat(Caller.values().length))
            + TABLE.stream()
                .map(row ->
                    "| %s | %s |\n".formatted(shown(row), row.statuses().replace(" ", " | ")))
                .collect(joining()));
  }

  /** As the document names it: the last of a path's braces is an id, whatever it is of. */
  private static String documented(Row row) {
    String operation = row.operation().replaceAll("\\{\\w+}", "{id}").replace(" /", " /api/v1/");
    return operation.replace("/api/v1//", "/");
  }

  private static String shown(Row row) {
    String operation = "`" + documented(row).replace("/api/v1", "") + "`";
    return row.about().isEmpty() ? operation : operation + " " + row.about();
  }

  /** The people and things of one try. Whoever isn't needed isn't made. */
  private static final class Scene {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Map<Caller, String> credentials = new EnumMap<>(Caller.class);
    private Optional<Member> user = Optional.empty();

    private Member user() {
      if (user.isEmpty()) {
        user = Optional.of(api.register("user"));
      }
      return user.get();
    }

    private String credential(Caller caller) {
      return switch (caller) {
        case NOBODY -> "";
        case USER -> user().token();
        case ANOTHER_USER -> api.register("another").token();
        case CREATOR -> api.creator("creator").token();
        case ADMIN -> admin().token();
        case READ_KEY -> api.key(user(), "read");
        case WRITE_KEY -> api.key(user(), "write");
        case ADMIN_KEY -> api.key(admin(), "read", "write");
      };
    }

    Answer send(String operation, String body, Caller caller) {
      int space = operation.indexOf(' ');
      Call call = api.call(operation.substring(0, space), filled(operation.substring(space + 1)));
      if (!body.isEmpty()) {
        call = call.json(filled(body.replace('\'', '"')));
      }
      String credential = credentials.computeIfAbsent(caller, this::credential);
      return credential.isEmpty() ? call.send() : call.bearer(credential).send();
    }

    private String filled(String text) {
      String filled = text;
      for (String name : names(text)) {
        filled = filled.replace("{" + name + "}", value(name));
      }
      return filled;
    }

    private static List<String> names(String text) {
      return Pattern.compile("\\{(\\w+)}")
          .matcher(text)
          .results()
          .map(found -> found.group(1))
          .toList();
    }

    private String value(String name) {
      return switch (name) {
        case "password" -> PASSWORD;
        case "newPassword" -> NEW_PASSWORD;
        case "fresh" -> "fresh" + NUMBERS.incrementAndGet() + "@example.org";
        case "user" -> user().id();
        case "email" -> user().email();
        case "username" ->
            api.get("/users/me").by(user()).send().expect(200).text("/data/username");
        case "refreshToken" -> user().refreshToken();
        case "resetToken" -> resetToken();
        case "verificationToken" -> verificationToken();
        case "session" -> session();
        case "key" -> made("/api-keys", "{\"name\": \"import\"}");
        case "draft" -> made("/resources", "{\"title\": \"Walls\"}");
        case "published" -> published();
        default -> throw new IllegalArgumentException(name);
      };
    }

    private String resetToken() {
      api.post("/auth/password-reset", "{\"email\": \"%s\"}".formatted(user().email()))
          .send()
          .expect(202);
      return api.mailedToken(user().email(), 1);
    }

    private String verificationToken() {
      api.post("/auth/email-verification").by(user()).send().expect(202);
      return api.mailedToken(user().email(), 1);
    }

    private String session() {
      Answer sessions = api.get("/auth/sessions").by(user()).send().expect(200);
      return sessions.text("/data/0/id");
    }

    private String made(String collection, String body) {
      return api.post(collection, body).by(user()).send().expect(201).text("/data/id");
    }

    /** The user is a fan, so that somebody else has to publish it. */
    private String published() {
      String draft = made("/resources", "{\"title\": \"Walls\"}");
      api.patch("/resources/" + draft, "{\"status\": \"published\"}").by(root).send().expect(200);
      return draft;
    }

    /** One of their own, who can change their password without being missed. */
    private static Member admin() {
      Member admin = api.register("admin");
      api.put("/users/" + admin.id() + "/role", "{\"role\": \"admin\"}")
          .by(root)
          .send()
          .expect(200);
      return admin;
    }
  }
}
