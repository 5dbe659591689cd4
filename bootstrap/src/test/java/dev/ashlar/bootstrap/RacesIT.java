package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.bootstrap.Api.Answer;
import dev.ashlar.bootstrap.Api.Member;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Many at once, over HTTP: the database settles who wins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RacesIT {
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
  void twelve_registrations_of_one_email_make_one_user() throws Exception {
    String json =
        """
        {"email": "race@example.org", "password": "seven dressed stones", "name": "Race"}\
        """;
    List<Answer> answers = atOnce(12, () -> api.post("/auth/register", json).send());
    assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .extracting(Answer::code)
        .containsOnly("EMAIL_TAKEN");
  }

  @Test
  void thirty_refreshes_of_one_token_make_one_successor() throws Exception {
    Member ann = api.register("ann");
    String json = "{\"refreshToken\": \"" + ann.refreshToken() + "\"}";
    List<Answer> answers = atOnce(30, () -> api.post("/auth/refresh", json).send());
    assertThat(answers).extracting(Answer::status).containsOnly(200);
    assertThat(answers)
        .extracting(answer -> answer.text("/data/tokens/refreshToken"))
        .containsOnly(answers.getFirst().text("/data/tokens/refreshToken"))
        .doesNotContain(ann.refreshToken());
  }

  /** Each connection has one to the database, and a grace that is long enough for slow machines. */
  @Test
  void a_thousand_refreshes_of_one_token_on_a_hundred_connections_make_one_successor()
      throws Exception {
    Map<String, String> settings =
        Map.of("REFRESH_GRACE_SECONDS", "300", "DATABASE_POOL_SIZE", "100");
    try (Api patient = Api.start(settings)) {
      Member ann = patient.register("ann");
      String json = "{\"refreshToken\": \"" + ann.refreshToken() + "\"}";
      List<String> successors =
          atOnce(
                  100,
                  () ->
                      Stream.generate(() -> patient.post("/auth/refresh", json).send())
                          .limit(10)
                          .map(answer -> answer.expect(200).text("/data/tokens/refreshToken"))
                          .toList())
              .stream()
              .flatMap(List::stream)
              .toList();
      assertThat(successors).hasSize(1_000).containsOnly(successors.getFirst());
      assertThat(tokens(patient)).containsExactlyInAnyOrder("current", "retired");
      String last = "{\"refreshToken\": \"" + successors.getFirst() + "\"}";
      patient.post("/auth/refresh", last).send().expect(200);
    }
  }

  private static List<String> tokens(Api api) throws SQLException {
    try (var connection = api.database().dataSource().getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select case when retired_at is null then 'current' else 'retired' end"
                    + " from identity.refresh_tokens")) {
      List<String> tokens = new ArrayList<>();
      while (rows.next()) {
        tokens.add(rows.getString(1));
      }
      return tokens;
    }
  }

  @Test
  void ten_writers_who_expect_one_version_make_one_change() throws Exception {
    Member ann = api.register("ann");
    String path =
        "/resources/"
            + api.post("/resources", "{\"title\": \"0\"}").by(ann).send().text("/data/id");
    List<Answer> answers =
        atOnce(
            10,
            () -> api.put(path, "{\"title\": \"1\"}").by(ann).header("If-Match", "\"1\"").send());
    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.status() == 412).hasSize(9);
  }

  private static <T> List<T> atOnce(int count, Supplier<T> work) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(count);
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        futures.add(
            threads.submit(() -> {
              barrier.await();
              return work.get();
            }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
