package dev.ashlar.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.platform.persistence.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ashlar as a process: what it prints, how it ends, and what a kill leaves behind. */
@Timeout(180)
class MainIT {
  private static final int SIGTERM_STATUS = 143;

  @TempDir Path directory;
  private final List<Process> started = new ArrayList<>();
  private TestHome loan;

  @BeforeEach
  void make_a_home() throws IOException {
    loan = TestHome.in(directory);
  }

  @AfterEach
  void end_what_was_started() throws IOException {
    started.forEach(Process::destroy);
    started.forEach(process -> process.onExit().join());
    loan.close();
  }

  @Test
  void names_everything_wrong_with_its_settings_and_ends() throws Exception {
    var process = start(Map.of("PORT", "eighty", "BCRYPT_COST", "9", "LOG_LEVEL", "loud"));
    assertThat(process.errorReader().lines())
        .hasSize(3)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("PORT "),
            line -> assertThat(line).startsWith("BCRYPT_COST "),
            line -> assertThat(line).startsWith("LOG_LEVEL "));
    assertThat(process.inputReader().lines()).isEmpty();
    assertThat(process.waitFor()).isEqualTo(1);
  }

  @Test
  void says_in_one_line_why_it_does_not_start() throws Exception {
    try (var database = TestDatabase.empty()) {
      var place = DatabaseUrl.parse(database.url()).place();
      var process = start(Map.of("DATABASE_URL", "postgresql://nobody:hidden@" + place));
      assertThat(process.errorReader().lines())
          .singleElement()
          .asString()
          .startsWith("PostgreSQL at " + place + " refuses us: ");
      assertThat(process.inputReader().lines()).isEmpty();
      assertThat(process.waitFor()).isEqualTo(1);
    }
  }

  @Test
  void answers_what_has_begun_before_it_ends() throws Exception {
    try (var database = TestDatabase.fresh()) {
      var process = start(Map.of("DATABASE_URL", database.url()));
      var url = Launch.address(process);
      var body = "{\"email\": \"ann@example.org\", \"password\": \"correct horse battery\"}";
      try (var begun = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
        var answer = new BufferedReader(new InputStreamReader(begun.getInputStream(), UTF_8));
        var head =
            """
            POST %s/auth/login HTTP/1.1
            Host: localhost
            Content-Type: application/json
            Content-Length: %d
            Expect: 100-continue

            """
                .formatted(url.getPath(), body.length());
        begun.getOutputStream().write(head.replace("\n", "\r\n").getBytes(UTF_8));
        assertThat(answer.readLine()).isEqualTo("HTTP/1.1 100 Continue");
        assertThat(answer.readLine()).isEmpty();

        process.toHandle().destroy(); // unlike destroy(), leaves us the streams
        awaitRefusal(url.getPort());
        begun.getOutputStream().write(body.getBytes(UTF_8));
        assertThat(answer.readLine()).startsWith("HTTP/1.1 401");
      }
      assertThat(process.waitFor()).isEqualTo(SIGTERM_STATUS);
      assertThat(process.errorReader().lines()).isEmpty();
    }
  }

  @Test
  void ends_its_own_database_with_itself() throws Exception {
    var process = start(Map.of());
    Launch.address(process);
    process.destroy();
    assertThat(process.waitFor()).isEqualTo(SIGTERM_STATUS);
    assertThat(postmasterPid()).doesNotExist();
    Home.at(directory).claim().close();
  }

  @Test
  void finds_everything_again_after_a_kill() throws Exception {
    var killed = start(Map.of());
    Launch.address(killed);
    var secret = Files.readString(directory.resolve("jwt-secret"));
    execute("create table public.note as select 'kept'::text as text");
    var orphan = ProcessHandle.of(Long.parseLong(Files.readAllLines(postmasterPid()).getFirst()));
    killed.destroyForcibly().waitFor();
    assertThat(orphan).hasValueSatisfying(o -> assertThat(o.isAlive()).isTrue());

    var process = start(Map.of());
    Launch.address(process);
    assertThat(execute("select text from public.note")).isEqualTo("kept");
    assertThat(directory.resolve("jwt-secret")).hasContent(secret);
    assertThat(process.toHandle().isAlive()).isTrue();
  }

  /** Killed while the commit runs, which PostgreSQL then finishes alone: nobody can be answered. */
  @Test
  void gives_the_successor_that_a_kill_between_commit_and_answer_swallowed() throws Exception {
    try (var database = TestDatabase.fresh();
        var gate = database.dataSource().getConnection();
        var keeper = gate.createStatement();
        var client = HttpClient.newHttpClient()) {
      var settings = Map.of("DATABASE_URL", database.url(), "REFRESH_GRACE_SECONDS", "300");
      var killed = start(settings);
      var url = Launch.address(killed);
      var registered =
          client.send(
              post(
                  url + "/auth/register",
                  """
                  {"email": "ann@example.org", "password": "correct horse battery", "name": "Ann"}\
                  """),
              BodyHandlers.ofString());
      var refresh = "{\"refreshToken\": \"" + refreshToken(registered) + "\"}";
      keeper.execute(
          """
          create function public.wait_at_commit() returns trigger language plpgsql as
            $$ begin perform pg_advisory_xact_lock(1); return null; end $$;
          create constraint trigger wait_at_commit after insert on identity.refresh_tokens
            deferrable initially deferred for each row execute function public.wait_at_commit();
          select pg_advisory_lock(1)\
          """);

      var answer = client.sendAsync(post(url + "/auth/refresh", refresh), BodyHandlers.ofString());
      await(
          keeper, "select count(*) > 0 from pg_locks where locktype = 'advisory' and not granted");
      killed.destroyForcibly().waitFor();
      assertThat(answer).failsWithin(Duration.ofSeconds(60));
      assertThat(is(keeper, "select count(*) = 1 from identity.refresh_tokens")).isTrue();
      keeper.execute("select pg_advisory_unlock(1)");
      await(keeper, "select count(*) = 2 from identity.refresh_tokens");

      var again = Launch.address(start(settings)) + "/auth/refresh";
      var successor = refreshToken(client.send(post(again, refresh), BodyHandlers.ofString()));
      assertThat(refreshToken(client.send(post(again, refresh), BodyHandlers.ofString())))
          .isEqualTo(successor);
      assertThat(is(keeper, "select count(*) = 2 from identity.refresh_tokens")).isTrue();
      var next = "{\"refreshToken\": \"" + successor + "\"}";
      assertThat(client.send(post(again, next), BodyHandlers.ofString()).statusCode())
          .isEqualTo(200);
    }
  }

  private static HttpRequest post(String url, String json) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json))
        .build();
  }

  private static String refreshToken(HttpResponse<String> answer) {
    var token = Pattern.compile("\"refreshToken\":\"([^\"]+)\"").matcher(answer.body());
    assertThat(token.find()).as(answer.body()).isTrue();
    return token.group(1);
  }

  private static void await(Statement statement, String condition) throws SQLException {
    while (!is(statement, condition)) {
      Thread.onSpinWait();
    }
  }

  private static boolean is(Statement statement, String condition) throws SQLException {
    try (var rows = statement.executeQuery(condition)) {
      return rows.next() && rows.getBoolean(1);
    }
  }

  @Test
  void refuses_a_second_process_on_its_home() throws Exception {
    Launch.address(start(Map.of()));
    for (var attempt = 0; attempt < 2; attempt++) {
      var second = start(Map.of());
      assertThat(second.errorReader().lines())
          .singleElement()
          .asString()
          .contains("is in use by another Ashlar (process " + started.getFirst().pid());
      assertThat(second.waitFor()).isEqualTo(1);
    }
    assertThat(execute("select 'unharmed'")).isEqualTo("unharmed");
  }

  private Process start(Map<String, String> settings) throws IOException {
    var process = Launch.start(directory, settings);
    started.add(process);
    return process;
  }

  private static void awaitRefusal(int port) {
    while (true) {
      try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        Thread.onSpinWait();
      } catch (IOException e) {
        return;
      }
    }
  }

  private Path postmasterPid() {
    return directory.resolve("postgres/postmaster.pid");
  }

  private String execute(String sql) throws IOException, SQLException {
    var port = Files.readAllLines(postmasterPid()).get(3);
    var password = Files.readString(directory.resolve("postgres-password"));
    var url =
        DatabaseUrl.parse("postgresql://ashlar:" + password + "@127.0.0.1:" + port + "/ashlar");
    try (var connection = url.connect();
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      try (var rows = statement.getResultSet()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
