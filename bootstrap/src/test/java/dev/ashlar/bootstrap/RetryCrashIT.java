package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ashlar.platform.application.Retries;
import dev.ashlar.platform.application.RetryableRequest;
import dev.ashlar.platform.persistence.TestDatabase;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a post whose process is killed: sent again, it is done once. */
@Timeout(180)
class RetryCrashIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROPERTY = "ashlar.test.crash-in-retryable";
  private static final int STATUS = 137;
  private static final String ANN =
      """
      {"email": "ann@example.org", "password": "seven dressed stones", "name": "Ann"}\
      """;

  /** Where the process ends as if it were killed. */
  enum Point {
    AFTER_EFFECT(0),
    BEFORE_COMMIT(0),
    AFTER_COMMIT(1);

    /** How many resources the dead process leaves behind. */
    final int left;

    Point(int left) {
      this.left = left;
    }

    private void reached(Point point) {
      if (this == point) {
        Runtime.getRuntime().halt(STATUS);
      }
    }
  }

  @TempDir Path home;

  private final TestDatabase database = TestDatabase.fresh();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end_what_was_started() {
    started.forEach(Process::destroyForcibly);
    started.forEach(process -> process.onExit().join());
    client.close();
    database.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_post_that_got_no_answer_is_done_once(Point point) throws Exception {
    var killed = start("-D" + PROPERTY + "=" + point);
    var api = Launch.address(killed);
    var token = post(api, "/auth/register", "", ANN).orElseThrow().at("/data/tokens/accessToken");
    assertThat(write(api, token.asText())).isEmpty();
    assertThat(killed.waitFor()).isEqualTo(STATUS);
    assertThat(resources()).isEqualTo(point.left);

    var next = Launch.address(start());
    var written = write(next, token.asText()).orElseThrow().at("/data/id");
    assertThat(resources()).isEqualTo(1);
    assertThat(write(next, token.asText()).orElseThrow().at("/data/id")).isEqualTo(written);
    assertThat(resources()).isEqualTo(1);
  }

  private Optional<JsonNode> write(URI api, String token) throws InterruptedException {
    return post(api, "/resources", token, "{\"title\": \"Dressed stone\"}");
  }

  /** Empty if nobody answered. */
  private Optional<JsonNode> post(URI api, String path, String token, String json)
      throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "k")
            .POST(BodyPublishers.ofString(json));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(201);
      return Optional.of(JSON.readTree(answer.body()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Process start(String... options) throws IOException {
    var settings =
        Map.of(
            "DATABASE_URL",
            database.url(),
            "JWT_SECRET",
            "a secret of tests and at least 32 bytes long",
            "BCRYPT_COST",
            "10");
    var process = Launch.start(home, settings, options);
    started.add(process);
    return process;
  }

  private int resources() throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var rows =
            connection.createStatement().executeQuery("select count(*) from content.resources")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Ends the process at statements. */
  @Singleton
  @Requires(property = PROPERTY)
  @Order(Ordered.HIGHEST_PRECEDENCE + 1) // next to the watch on statements, before any other proxy
  static final class AtStatements
      implements BeanCreatedEventListener<DataSource>, QueryExecutionListener {
    private final Point chosen;

    AtStatements(@Value("${" + PROPERTY + "}") Point chosen) {
      this.chosen = chosen;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
      return ProxyDataSourceBuilder.create(event.getBean()).listener(this).build();
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
      // what counts is what was done
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
      if (isAny(queries, "insert into content.resources")) {
        chosen.reached(Point.AFTER_EFFECT);
      }
      if (isAny(queries, "insert into platform.first_answers")) {
        chosen.reached(Point.BEFORE_COMMIT);
      }
    }

    private static boolean isAny(List<QueryInfo> queries, String text) {
      return queries.stream()
          .anyMatch(query -> query.getQuery().toLowerCase(Locale.ROOT).contains(text));
    }
  }

  /** Ends it when all is done and nobody has been told. */
  @Singleton
  @Requires(property = PROPERTY)
  static final class AtTheEnd implements BeanCreatedEventListener<Retries> {
    private final Point chosen;

    AtTheEnd(@Value("${" + PROPERTY + "}") Point chosen) {
      this.chosen = chosen;
    }

    @Override
    public Retries onCreated(BeanCreatedEvent<Retries> event) {
      Retries retries = event.getBean();
      return new Retries() {
        @Override
        public <R> R once(
            RetryableRequest request,
            Supplier<R> work,
            Function<R, Ending> ending,
            Function<Repetition, R> repeated) {
          R result = retries.once(request, work, ending, repeated);
          chosen.reached(Point.AFTER_COMMIT);
          return result;
        }

        @Override
        public int sweep(Instant givenBefore, int most) {
          return retries.sweep(givenBefore, most);
        }
      };
    }
  }
}
