package dev.ashlar.bootstrap;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Call;
import dev.ashlar.bootstrap.Api.Member;
import dev.ashlar.platform.persistence.RecordedStatements;
import dev.ashlar.platform.persistence.RecordedStatements.Statement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many statements a request takes, beside transaction control, which the driver sends with
 * them, and the lookup that tells who asks.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementCountIT {
  /** What a request ran to find out who asks, and what it ran for its own sake. */
  private record Run(List<Statement> authentication, List<Statement> work) {}

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
  void a_resource_is_read_in_one() {
    var path = publish(ann, 3);
    assertThat(run(api.get(path), 200).work()).hasSize(1);
    assertThat(run(api.get(path).by(ann), 200).work()).hasSize(1);
  }

  @Test
  void what_the_client_has_already_is_not_read() {
    var path = publish(ann, 3);
    var known = run(api.get(path).header("If-None-Match", "\"1\""), 304).work();
    assertThat(known)
        .singleElement()
        .extracting(Statement::sql)
        .asString()
        .contains("select version from");
    assertThat(run(api.get(path).header("If-None-Match", "\"2\""), 200).work()).hasSize(2);
  }

  @Test
  void a_page_is_read_in_one_however_many_rows_and_tags_it_has() {
    var few = api.creator("few");
    var many = api.creator("many");
    IntStream.range(0, 5).forEach(_ -> publish(few, 1));
    IntStream.range(0, 50).forEach(_ -> publish(many, 4));
    for (var list :
        List.of("/resources?limit=100&userId=", "/resources?limit=100&tag=tag0&userId=")) {
      assertThat(run(api.get(list + few.id()), 200).work()).hasSize(1);
      assertThat(run(api.get(list + many.id()), 200).work()).hasSize(1);
    }
    assertThat(api.get("/resources?limit=100&userId=" + many.id()).send().at("/data")).hasSize(50);
  }

  @Test
  void a_slice_is_read_in_one_and_a_search_in_one_more_that_gives_it_its_time() {
    assertThat(run(api.get("/resources?cursor=&userId=me").by(ann), 200).work()).hasSize(1);
    assertThat(run(api.get("/resources?q=walls").by(ann), 200).work()).hasSize(2);
  }

  @Test
  void what_can_hold_nothing_is_not_read() {
    assertThat(run(api.get("/resources?status=draft"), 200).work()).isEmpty();
    assertThat(run(api.get("/resources?status=draft&cursor="), 200).work()).isEmpty();
  }

  @Test
  void tags_are_listed_in_one() {
    assertThat(run(api.get("/tags"), 200).work()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20})
  void a_resource_is_created_in_one_however_many_tags_it_has(int tags) {
    assertThat(run(api.post("/resources", resource(tags)).by(ann), 201).work()).hasSize(1);
  }

  @Test
  void a_key_takes_three_more() {
    var call = api.post("/resources", resource(3)).by(ann).header("Idempotency-Key", "k");
    assertThat(run(call, 201).work()).hasSize(4);
    assertThat(run(call, 201).work()).hasSize(3); // the work once more, and nothing to keep
  }

  @Test
  void a_login_that_fails_takes_as_many_whether_the_email_is_somebodys_or_not() {
    for (int i = 0; i < 5; i++) { // the first one is noted, the others are counted
      var known = run(login(ann.email(), "wrong"), 401).work();
      var unknown = run(login("nobody@example.org", "wrong"), 401).work();
      assertThat(known).hasSize(i == 0 ? 6 : 5);
      assertThat(unknown).extracting(Statement::sql).isEqualTo(texts(known));
    }
    var known = run(login(ann.email(), Api.PASSWORD), 429).work();
    assertThat(run(login("nobody@example.org", "wrong"), 429).work())
        .extracting(Statement::sql)
        .isEqualTo(texts(known));
  }

  @Test
  void a_login_takes_nine() {
    assertThat(run(login(api.register("bee").email(), Api.PASSWORD), 200).work()).hasSize(9);
  }

  private Call login(String email, String password) {
    return api.post(
        "/auth/login", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
  }

  private static List<String> texts(List<Statement> statements) {
    return statements.stream().map(Statement::sql).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /users/me, 200",
    "GET, /users/00000000-0000-7000-8000-000000000000, 404",
    "POST, /users/me/creator, 200",
    "GET, /resources, 200",
    "GET, /tags, 200",
    "GET, /nothing, 404",
    "DELETE, /resources/00000000-0000-7000-8000-000000000000, 404"
  })
  void who_presents_a_credential_is_looked_up_once(String method, String path, int status) {
    var run = run(api.call(method, path).by(ann), status);
    assertThat(run.authentication()).hasSize(1);
    assertThat(run.authentication().getFirst().sql()).contains("identity.sessions", "u.role");
  }

  @Test
  void the_use_of_a_session_is_noted_in_one_more_once_a_minute() throws SQLException {
    api.letSessionsAge(Duration.ofMinutes(2));
    var noted = run(api.get("/users/me").by(ann), 200).authentication();
    assertThat(noted).hasSize(2);
    assertThat(noted.getLast().sql()).contains("set last_used_at", "skip locked");
    assertThat(run(api.get("/users/me").by(ann), 200).authentication()).hasSize(1);
  }

  @Test
  void an_api_key_is_looked_up_once_with_its_owner() {
    var key = api.key(ann, "read");
    var noted = run(api.get("/users/me").bearer(key), 200).authentication();
    assertThat(noted).hasSize(2);
    assertThat(noted.getLast().sql()).contains("set last_used_at", "skip locked");
    var run = run(api.get("/users/me").bearer(key), 200);
    assertThat(run.authentication()).hasSize(1);
    assertThat(run.authentication().getFirst().sql()).contains("identity.api_keys", "u.role");
    assertThat(run.work()).hasSize(1);
  }

  @Test
  void who_presents_none_is_not_looked_up() {
    assertThat(run(api.get("/resources"), 200).authentication()).isEmpty();
    assertThat(run(api.get("/users/me"), 401)).isEqualTo(new Run(List.of(), List.of()));
  }

  @Test
  void a_forged_credential_costs_no_statement() {
    assertThat(run(api.get("/users/me").bearer("forged"), 401))
        .isEqualTo(new Run(List.of(), List.of()));
  }

  /**
   * What one request ran. Nobody else asks this Ashlar anything meanwhile, but its housekeeping.
   */
  private Run run(Call call, int status) {
    var recorded = RecordedStatements.of(api.database());
    var before = recorded.statements().size();
    call.send().expect(status);
    var ran =
        recorded.statements().stream()
            .skip(before)
            .filter(statement -> !statement.isFrom("dev.ashlar.bootstrap.Housekeeping"))
            .filter(statement -> !statement.isFrom("dev.ashlar.bootstrap.Relay"))
            .toList();
    return new Run(
        ran.stream().filter(StatementCountIT::isAuthentication).toList(),
        ran.stream().filter(statement -> !isAuthentication(statement)).toList());
  }

  private static boolean isAuthentication(Statement statement) {
    return statement.isFrom("dev.ashlar.identity.application.Authenticate");
  }

  private String publish(Member owner, int tags) {
    return "/resources/"
        + api.post("/resources", resource(tags)).by(owner).send().expect(201).text("/data/id");
  }

  private static String resource(int tags) {
    var names = IntStream.range(0, tags).mapToObj(n -> "\"tag" + n + "\"").collect(joining(", "));
    return """
    {"title": "Walls", "status": "published", "tags": [%s]}\
    """
        .formatted(names);
  }
}
