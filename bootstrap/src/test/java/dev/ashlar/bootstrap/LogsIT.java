package dev.ashlar.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ashlar.platform.persistence.TestDatabase;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a process writes while it is asked. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(20);

  private final List<JsonNode> lines = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final TestDatabase database = TestDatabase.fresh();
  private Process process;
  private URI api;

  @BeforeAll
  void start(@TempDir Path home) throws IOException {
    process =
        Launch.start(
            home,
            Map.of(
                "DATABASE_URL",
                database.url(),
                "LOG_FORMAT",
                "json",
                "LOG_LEVEL",
                "info,dev.ashlar.platform.rest.Errors=debug"),
            "-Dlogback.configurationFile=logback.xml"); // not that of tests
    Thread.ofVirtual()
        .start(() -> process.inputReader().lines().map(LogsIT::read).forEach(lines::add));
    String banner = await(line -> message(line).startsWith("Ashlar ")).get("message").asText();
    api = URI.create(banner.replaceFirst("^Ashlar +", ""));
  }

  @AfterAll
  void stop() {
    process.destroyForcibly();
    process.onExit().join();
    client.close();
    database.close();
  }

  @Test
  void every_line_has_its_time_and_no_member_is_empty() {
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(line -> {
          assertThat(line.get("time").asText()).endsWith("Z");
          assertThat(Instant.parse(line.get("time").asText())).isNotNull();
          assertThat(line.valueStream())
              .noneMatch(member -> member.isNull() || member.asText().isEmpty());
        });
    assertThat(lines).anyMatch(line -> message(line).startsWith("Docs "));
  }

  @Test
  void one_line_tells_of_a_request() throws Exception {
    JsonNode registered = JSON.readTree(register("ann", "first").body());
    assertThat(line("first").has("userId")).isFalse();
    String user = registered.at("/data/user/id").asText();

    send(
        request("/resources/0197a3b2-7c00-7000-8000-000000000000", "r-404")
            .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
            .header(
                "Authorization", "Bearer " + registered.at("/data/tokens/accessToken").asText()));

    JsonNode line = line("r-404");
    assertThat(line.get("method").asText()).isEqualTo("GET");
    assertThat(line.get("route").asText()).isEqualTo("/api/v1/resources/{id}");
    assertThat(line.get("status").asInt()).isEqualTo(404);
    assertThat(line.get("ms").isIntegralNumber()).isTrue();
    assertThat(line.get("userId").asText()).isEqualTo(user);
    assertThat(line.get("traceId").asText()).isEqualTo(TRACE);
  }

  @Test
  void requests_that_meet_no_route_or_can_not_be_read_have_their_line() throws Exception {
    send(request("/no/such/thing", "r-unknown"));
    assertThat(line("r-unknown").get("route").asText()).isEqualTo("unknown");
    assertThat(line("r-unknown").get("status").asInt()).isEqualTo(404);

    send(request("/tags", "r-method").method("BREW", BodyPublishers.noBody()));
    assertThat(line("r-method").get("method").asText()).isEqualTo("OTHER");

    try (Socket socket = new Socket("localhost", api.getPort())) {
      socket
          .getOutputStream()
          .write("GET /a\\b%zz HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1));
      assertThat(await(line -> line.path("status").asInt() == 400).has("requestId")).isTrue();
    }
  }

  @Test
  void what_is_logged_for_a_request_on_any_thread_has_its_ids() throws Exception {
    send(request("/no/such/thing", "r-more"));
    JsonNode line = line("r-more");
    assertThat(of("r-more")) // Errors says more at debug, which only its own logger does here
        .hasSize(2)
        .allMatch(other -> other.get("traceId").equals(line.get("traceId")))
        .extracting(other -> other.get("thread").asText())
        .doesNotHaveDuplicates();
    assertThat(lines)
        .filteredOn(other -> "DEBUG".equals(other.get("level").asText()))
        .allMatch(other -> "dev.ashlar.platform.rest.Errors".equals(other.get("logger").asText()));
  }

  private HttpResponse<String> register(String name, String id) throws Exception {
    return send(
        request("/auth/register", id)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"email\": \"%1$s@example.org\", \"password\": \"%2$s\", \"name\": \"%1$s\"}"
                        .formatted(name, Api.PASSWORD))));
  }

  private HttpRequest.Builder request(String path, String id) {
    return HttpRequest.newBuilder(URI.create(api + path)).header("X-Request-Id", id);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /** The one line about the request with this id. */
  private JsonNode line(String id) {
    await(line -> isOf(id, line) && line.has("route"));
    assertThat(of(id)).filteredOn(line -> line.has("route")).hasSize(1);
    return of(id).filter(line -> line.has("route")).findFirst().orElseThrow();
  }

  private Stream<JsonNode> of(String id) {
    return lines.stream().filter(line -> isOf(id, line));
  }

  private static boolean isOf(String id, JsonNode line) {
    return id.equals(line.path("requestId").asText());
  }

  private JsonNode await(Predicate<JsonNode> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Optional<JsonNode> found = Optional.empty();
    while (found.isEmpty()) {
      assertThat(System.nanoTime()).as("%s", lines).isLessThan(deadline);
      LockSupport.parkNanos(POLL.toNanos()); // the process writes when it likes
      found = lines.stream().filter(wanted).findFirst();
    }
    return found.get();
  }

  private static String message(JsonNode line) {
    return line.get("message").asText();
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode().put("message", "Not JSON: " + line).put("time", "");
    }
  }
}
