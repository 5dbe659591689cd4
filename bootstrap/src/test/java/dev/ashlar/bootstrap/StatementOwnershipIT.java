package dev.ashlar.bootstrap;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.ashlar.architecture.DeliveredClasses;
import dev.ashlar.broken.content.persistence.ReadsItsNeighboursTable;
import dev.ashlar.platform.persistence.RecordedStatements;
import dev.ashlar.platform.persistence.RecordedStatements.Statement;
import dev.ashlar.platform.persistence.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whose tables statements name, seen when they run (docs/decisions/0005). {@link
 * RecordedStatements} refuses a foreign one in every test that has a pool; here it is made sure
 * that none goes unseen.
 */
class StatementOwnershipIT {
  /** Not asked for by any request: the clock runs it. Its contract runs it under the same watch. */
  private static final Set<String> NO_REQUEST =
      Set.of(
          "dev.ashlar.content.persistence.PostgresResourceCounts.fold",
          "dev.ashlar.identity.persistence.PostgresFailedLogins.sweep",
          "dev.ashlar.identity.persistence.PostgresKnownNetworks.sweep",
          "dev.ashlar.identity.persistence.PostgresUsers.renewPassword", // after an answer
          "dev.ashlar.identity.persistence.PostgresSessions.eraseSuccessors",
          "dev.ashlar.identity.persistence.PostgresSessions.sweep",
          "dev.ashlar.platform.persistence.PostgresAuditTrail.recordRepeated",
          "dev.ashlar.platform.persistence.PostgresTaskLocks.tryLock",
          "dev.ashlar.identity.persistence.PostgresOneTimeTokens.sweep",
          "dev.ashlar.platform.persistence.PostgresOutbox.sweep",
          "dev.ashlar.platform.persistence.PostgresRetries.sweep");

  @TempDir Path home;

  @Test
  void every_method_of_every_store_runs_and_names_its_own_schema_alone() throws SQLException {
    try (var api = Api.start()) {
      visitEverything(api);
      var statements = RecordedStatements.of(api.database()).statements();
      assertThat(statements)
          .filteredOn(statement -> !statement.schemas().isEmpty())
          .allSatisfy(s -> assertThat(s.schemas()).as(s.sql()).isSubsetOf(s.owner(), "platform"));
      assertThat(statements)
          .extracting(Statement::owner)
          .contains("identity", "content", "platform");
      assertThat(methodsOfStores())
          .filteredOn(not(NO_REQUEST::contains))
          .isNotEmpty()
          .allSatisfy(method ->
              assertThat(statements).anySatisfy(s -> assertThat(s.frames()).contains(method)));
    }
  }

  @Test
  void a_statement_that_names_the_schema_of_another_context_fails() throws SQLException {
    try (var database = TestDatabase.fresh()) {
      assertThat(ReadsItsNeighboursTable.any(database.dataSource())).isFalse();
      var recorded = RecordedStatements.around(database.dataSource(), database.jdbcUrl());
      assertThatThrownBy(() -> ReadsItsNeighboursTable.any(recorded))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("A statement of content names [identity]")
          .hasMessageContaining("docs/decisions/0005");
    }
  }

  @Test
  void a_name_without_its_schema_fails_in_the_pool_that_serves() throws SQLException {
    try (var database = TestDatabase.empty();
        var ashlar = Ashlar.start(settings(database))) {
      assertThat(ashlar.port()).isPositive();
      try (var connection = RecordedStatements.of(database).pool().getConnection();
          var statement = connection.createStatement()) {
        assertThat(statement.execute("select from identity.users")).isTrue();
        assertThatThrownBy(() -> statement.execute("select from users"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("relation \"users\" does not exist");
      }
    }
  }

  private Settings settings(TestDatabase database) {
    Map<String, String> env = new HashMap<>();
    env.put("PORT", "0");
    env.put("ASHLAR_HOME", home.toString());
    env.put("DATABASE_URL", database.url());
    env.put("JWT_SECRET", "a secret of tests and at least 32 bytes long");
    return Settings.read(env);
  }

  private static void visitMail(Api api, Api.Member member) {
    api.post("/auth/email-verification").by(member).send().expect(202);
    var confirmation = "{\"token\": \"%s\"}".formatted(api.mailedToken(member.email(), 1));
    api.post("/auth/email-verification/confirm", confirmation).send().expect(204);
    api.post("/auth/password-reset", "{\"email\": \"%s\"}".formatted(member.email()))
        .send()
        .expect(202);
    var reset =
        """
        {"token": "%s", "newPassword": "%s"}\
        """
            .formatted(api.mailedToken(member.email(), 2), Api.PASSWORD);
    api.post("/auth/password-reset/confirm", reset).send().expect(204);
  }

  private static void visitEverything(Api api) throws SQLException {
    var admin = api.admin();
    var ann = api.creator("ann");
    var twin =
        """
        {"email": "twin@example.org", "password": "%s", "name": "Twin", "username": "%s"}\
        """;
    api.post("/auth/register", twin.formatted(Api.PASSWORD, "twin")).send().expect(201);
    api.post("/auth/register", twin.formatted(Api.PASSWORD, "twin")).send().expect(409);
    api.post("/auth/register", twin.replace("twin@", "other@").formatted(Api.PASSWORD, "twin"))
        .send()
        .expect(409);
    api.post("/auth/login", "{\"email\": \"%s\", \"password\": \"wrong\"}".formatted(ann.email()))
        .send()
        .expect(401);
    api.letSessionsAge(Duration.ofMinutes(2)); // their next use is noted
    api.get("/users/me").by(ann).send().expect(200);
    api.get("/users/" + ann.id()).by(admin).send().expect(200);
    api.get("/users?role=creator&q=ann&sort=name,-email").by(admin).send().expect(200);
    api.get("/users?cursor=").by(admin).send().expect(200);
    api.patch(
            "/users/" + ann.id(),
            "{\"email\": \"new@example.org\", \"currentPassword\": \"%s\"}".formatted(Api.PASSWORD))
        .by(ann)
        .send()
        .expect(200);

    var draft =
        """
        {"title": "Walls", "content": "Stone.", "tags": ["a", "b", "c"]}\
        """;
    var path =
        "/resources/"
            + api.post("/resources", draft)
                .by(ann)
                .header("Idempotency-Key", "k")
                .send()
                .expect(201)
                .text("/data/id");
    api.patch(path, "{\"status\": \"published\"}").by(ann).send().expect(200);
    api.put(path, "{\"title\": \"Walls again\", \"tags\": [\"a\"]}").by(ann).send().expect(200);
    Stream.of(path, "/resources?tag=a&userId=me&status=published&sort=title", "/tags?prefix=a")
        .forEach(each -> api.get(each).by(ann).send().expect(200));
    api.get(path).header("If-None-Match", "\"3\"").send().expect(304);
    api.get("/resources?cursor=").send().expect(200);
    api.get("/resources").by(admin).send().expect(200);
    api.delete(path).by(ann).send().expect(204);
    api.put("/users/" + ann.id() + "/role", "{\"role\": \"user\"}").by(admin).send().expect(200);

    api.get("/audit-events").by(admin).send().expect(200);
    api.get("/auth/sessions").by(ann).send().expect(200);
    api.delete("/auth/sessions").by(ann).send().expect(204);
    api.put(
            "/auth/password",
            "{\"currentPassword\": \"%s\", \"newPassword\": \"eight stones in a wall\"}"
                .formatted(Api.PASSWORD))
        .by(ann)
        .send()
        .expect(204);

    var key = api.post("/api-keys", "{\"name\": \"import\"}").by(ann).send().expect(201);
    api.get("/users/me").bearer(key.text("/data/secret")).send().expect(200);
    api.get("/api-keys").by(ann).send().expect(200);
    api.get("/api-keys/" + key.text("/data/id")).by(ann).send().expect(200);
    api.delete("/api-keys/" + key.text("/data/id")).by(ann).send().expect(204);

    var refresh = "{\"refreshToken\": \"%s\"}".formatted(ann.refreshToken());
    api.post("/auth/refresh", refresh).send().expect(200);
    api.post("/auth/logout").by(ann).send().expect(204);
    api.delete("/users/" + ann.id()).by(admin).send().expect(204);
    visitMail(api, api.register("bee"));
    api.get("//health/ready").send().expect(200);
  }

  /** What ports ask of PostgreSQL, by the names that stack frames have. */
  private static List<String> methodsOfStores() {
    return DeliveredClasses.all().stream()
        .filter(type -> type.getPackageName().endsWith(".persistence"))
        .filter(type -> type.getSimpleName().startsWith("Postgres"))
        .map(JavaClass::getMethods)
        .flatMap(Set::stream)
        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(method -> !method.getModifiers().contains(JavaModifier.BRIDGE))
        .filter(method -> !method.getOwner().getSimpleName().equals("PostgresTransactions"))
        .map(JavaMethod::getFullName)
        .map(name -> name.replaceFirst("\\(.*", ""))
        .distinct()
        .toList();
  }
}
