package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Member;
import dev.ashlar.platform.application.Race;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is left of a user who was deleted: that it happened, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserDeletionIT {
  /** What happened stays known, and is told. */
  private static final Set<String> REMEMBERED =
      Set.of("platform.audit_events", "platform.outbox_events");

  /** How many resources are whose, until it is folded that there are none. */
  private static final Set<String> COUNTED =
      Set.of("content.resource_counts", "content.resource_count_changes");

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(20);

  private Api api;

  @BeforeAll
  void start() {
    api = Api.start();
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  void no_row_of_any_table_names_the_user_or_what_was_theirs() throws SQLException {
    Member ann = api.creator("ann");
    String resource =
        api.post("/resources", "{\"title\": \"Walls\", \"tags\": [\"stone\"]}")
            .by(ann)
            .send()
            .expect(201)
            .text("/data/id");
    login(ann).expect(200);
    api.post("/auth/refresh", refresh(ann)).send().expect(200);
    api.patch(
            "/users/" + ann.id(),
            "{\"email\": \"other@example.org\", \"currentPassword\": \"%s\"}"
                .formatted(Api.PASSWORD))
        .by(ann)
        .send()
        .expect(200);
    assertThat(tablesWith(ann.id()))
        .contains("identity.users", "identity.sessions", "content.resources");
    List<String> theirs = new ArrayList<>(List.of(ann.id(), resource, ann.email()));
    theirs.addAll(query("select id from identity.sessions where user_id = '" + ann.id() + "'"));
    assertThat(theirs).hasSizeGreaterThan(4);

    api.delete("/users/" + ann.id()).by(ann).send().expect(204);
    for (String id : theirs) {
      assertNothingHas(id);
    }
    login(ann).expect(401, "INVALID_CREDENTIALS");
    api.post(
            "/auth/register",
            "{\"email\": \"%s\", \"password\": \"%s\", \"name\": \"Ann\"}"
                .formatted(ann.email(), Api.PASSWORD))
        .send()
        .expect(201);
  }

  /** Every table that points at users does so with a key that takes its rows along. */
  @Test
  void every_reference_to_a_user_is_one_that_cascades() throws SQLException {
    assertThat(
            query(
                """
                select c.table_schema || '.' || c.table_name || '.' || c.column_name
                from information_schema.columns c
                where c.column_name in ('user_id', 'owner_id')
                  and c.table_schema in ('identity', 'content')
                  and not exists (
                    select from pg_constraint k
                      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
                    where k.contype = 'f' and k.confdeltype = 'c' and a.attname = c.column_name
                      and k.confrelid = 'identity.users'::regclass
                      and k.conrelid = format('%I.%I', c.table_schema, c.table_name)::regclass)
                """))
        .isEmpty();
  }

  @RepeatedTest(5)
  void whatever_races_a_deletion_is_done_before_it_or_reads_401() throws SQLException {
    Member ann = api.creator("racer");
    List<Supplier<Answer>> runners = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      runners.add(() -> api.post("/resources", "{\"title\": \"Walls\"}").by(ann).send());
      runners.add(() -> api.post("/auth/refresh", refresh(ann)).send());
      runners.add(() -> login(ann));
      runners.add(() -> api.patch("/users/" + ann.id(), "{\"bio\": \"Stone.\"}").by(ann).send());
    }
    runners.add(6, () -> api.delete("/users/" + ann.id()).by(ann).send());
    List<Answer> answers = Race.between(runners);
    assertThat(answers.get(6).status()).isEqualTo(204);
    assertThat(answers).extracting(Answer::status).isSubsetOf(200, 201, 204, 401);
    assertNothingHas(ann.id());
    api.get("/users/me").by(ann).send().expect(401, "TOKEN_INVALID");
  }

  private void assertNothingHas(String text) throws SQLException {
    Set<String> left = tablesWith(text);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (left.removeAll(COUNTED) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL.toNanos()); // what is counted is folded once a second
      left = tablesWith(text);
    }
    left = tablesWith(text);
    left.removeAll(REMEMBERED);
    assertThat(left).as(text).isEmpty();
  }

  private Answer login(Member member) {
    return api.post(
            "/auth/login",
            "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(member.email(), Api.PASSWORD))
        .send();
  }

  private static String refresh(Member member) {
    return "{\"refreshToken\": \"" + member.refreshToken() + "\"}";
  }

  /** Tables in which some row holds this text, wherever in the row. */
  private Set<String> tablesWith(String text) throws SQLException {
    Set<String> found = new TreeSet<>();
    for (String table :
        query(
            """
            select format('%I.%I', schemaname, tablename) from pg_catalog.pg_tables
            where schemaname in ('platform', 'identity', 'content')
            """)) {
      if (!query("select 1 from " + table + " r where r::text like '%" + text + "%'").isEmpty()) {
        found.add(table);
      }
    }
    return found;
  }

  private List<String> query(String sql) throws SQLException {
    try (var connection = api.database().dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
