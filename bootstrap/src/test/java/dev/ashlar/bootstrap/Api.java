package dev.ashlar.bootstrap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ashlar.platform.persistence.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A whole Ashlar on a database of its own, and a client for it. */
final class Api implements AutoCloseable {
  static final String PASSWORD = "seven dressed stones";
  static final String ADMIN = "root@example.org";

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestDatabase database;
  private final boolean ownsDatabase;
  private final Path home = temporary();
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger names = new AtomicInteger();
  private final Ashlar ashlar;
  private final Contract contract;

  private Api(TestDatabase database, boolean ownsDatabase, Map<String, String> settings) {
    this.database = database;
    this.ownsDatabase = ownsDatabase;
    Map<String, String> env = new HashMap<>();
    env.put("PORT", "0");
    env.put("DATABASE_URL", database.url());
    env.put("ASHLAR_HOME", home.toString());
    env.put("JWT_SECRET", "a secret of tests and at least 32 bytes long");
    env.put("BCRYPT_COST", "10");
    env.put("RATE_LIMIT_ENABLED", "false"); // tests ask a lot, as few
    env.put("ADMIN_EMAIL", ADMIN);
    env.put("ADMIN_PASSWORD", PASSWORD);
    env.putAll(settings);
    this.ashlar = Ashlar.start(Settings.read(env));
    this.contract = Contract.read(get("//openapi.yml").exchange().body());
  }

  static Api start() {
    return start(Map.of());
  }

  static Api start(Map<String, String> settings) {
    return new Api(TestDatabase.fresh(), true, settings);
  }

  /** Another instance on the same database; to be closed before this one. */
  Api beside(Map<String, String> settings) {
    return new Api(database, false, settings);
  }

  /** What comes back to bytes that no client would send. */
  String exchange(String raw) {
    try (var socket = new Socket("localhost", ashlar.port())) {
      socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      socket.getOutputStream().write(raw.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where its operations are, for somebody else to call. */
  String root() {
    return "http://localhost:" + ashlar.port() + "/api/v1";
  }

  TestDatabase database() {
    return database;
  }

  /** Does with the database what no request could. */
  void execute(String sql) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    client.close();
    ashlar.close();
    if (ownsDatabase) {
      database.close();
    }
    try {
      Home.discard(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("ashlar");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The mails to an address as soon as there are so many, in the order they were asked for. */
  List<String> mails(String address, int count) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> mails = MailFiles.in(home).to(address);
    while (mails.size() < count) {
      assertThat(System.nanoTime()).as("%d mails came", mails.size()).isLessThan(deadline);
      LockSupport.parkNanos(POLL.toNanos()); // the relay looks for events once a second
      mails = MailFiles.in(home).to(address);
    }
    return mails;
  }

  /** The token in the last of so many mails to an address. */
  String mailedToken(String address, int count) {
    return MailFiles.token(mails(address, count).getLast());
  }

  /** A request to a path under the base path, or at the root if it begins with {@code //}. */
  Call get(String path) {
    return new Call("GET", path);
  }

  Call post(String path) {
    return new Call("POST", path);
  }

  Call post(String path, String json) {
    return new Call("POST", path).json(json);
  }

  Call put(String path, String json) {
    return new Call("PUT", path).json(json);
  }

  Call patch(String path, String json) {
    return new Call("PATCH", path).json(json);
  }

  Call delete(String path) {
    return new Call("DELETE", path);
  }

  Call call(String method, String path) {
    return new Call(method, path);
  }

  /** Opens an account whose email begins so. */
  Member register(String name) {
    String email = name + names.incrementAndGet() + "@example.org";
    Answer answer =
        post(
                "/auth/register",
                """
                {"email": "%s", "password": "%s", "name": "%s"}\
                """
                    .formatted(email, PASSWORD, name))
            .send();
    assertThat(answer.status()).isEqualTo(201);
    return member(answer);
  }

  Member creator(String name) {
    Member member = register(name);
    assertThat(post("/users/me/creator").by(member).send().status()).isEqualTo(200);
    return member;
  }

  Member admin() {
    Answer answer =
        post(
                "/auth/login",
                """
                {"email": "%s", "password": "%s"}\
                """
                    .formatted(ADMIN, PASSWORD))
            .send();
    assertThat(answer.status()).isEqualTo(200);
    return member(answer);
  }

  /** The secret of an API key with these scopes. */
  String key(Member owner, String... scopes) {
    return post(
            "/api-keys",
            """
            {"name": "import", "scopes": ["%s"]}\
            """
                .formatted(String.join("\", \"", scopes)))
        .by(owner)
        .send()
        .expect(201)
        .text("/data/secret");
  }

  /** Whom an answer signs in. */
  static Member member(Answer answer) {
    return new Member(
        answer.text("/data/user/id"),
        answer.text("/data/user/email"),
        answer.text("/data/tokens/accessToken"),
        answer.text("/data/tokens/refreshToken"));
  }

  /** Has all sessions be that much older than they are: no clock of this Ashlar can be moved. */
  void letSessionsAge(Duration by) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement =
            connection.prepareStatement(
                """
                update identity.sessions
                set (created_at, last_used_at, expires_at, ends_at) =
                  (created_at - age, last_used_at - age, expires_at - age, ends_at - age)
                from (select ? * interval '1 second' as age) by
                """)) {
      statement.setLong(1, by.toSeconds());
      statement.execute();
    }
  }

  /** Somebody who is signed in. */
  record Member(String id, String email, String token, String refreshToken) {}

  /** A request that is being put together. */
  final class Call {
    private final HttpRequest.Builder request;
    private final String method;
    private BodyPublisher body = BodyPublishers.noBody();

    private Call(String method, String path) {
      String root = "http://localhost:" + ashlar.port();
      this.method = method;
      this.request =
          HttpRequest.newBuilder(
              URI.create(
                  path.startsWith("//") ? root + path.substring(1) : root + "/api/v1" + path));
    }

    Call json(String json) {
      return body(json).header("Content-Type", "application/json");
    }

    Call body(String text) {
      body = BodyPublishers.ofString(text);
      return this;
    }

    Call body(byte[] bytes) {
      body = BodyPublishers.ofByteArray(bytes);
      return this;
    }

    Call header(String name, String value) {
      request.setHeader(name, value);
      return this;
    }

    /** Sends the header once more. */
    Call headerBeside(String name, String value) {
      request.header(name, value);
      return this;
    }

    Call by(Member member) {
      return bearer(member.token());
    }

    Call bearer(String token) {
      return header("Authorization", "Bearer " + token);
    }

    /** What is answered is what the served OpenAPI document says, whatever the test looks at. */
    Answer send() {
      Answer answer = exchange();
      contract.check(method, request.build().uri().getPath(), answer);
      return answer;
    }

    private Answer exchange() {
      try {
        return new Answer(
            client.send(request.method(method, body).build(), BodyHandlers.ofString()));
      } catch (IOException e) {
        throw new AssertionError(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  /** What came back. */
  static final class Answer {
    private final HttpResponse<String> response;

    private Answer(HttpResponse<String> response) {
      this.response = response;
    }

    int status() {
      return response.statusCode();
    }

    String body() {
      return response.body();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The names of all headers, in small letters. */
    Set<String> headers() {
      return response.headers().map().keySet();
    }

    /** A part of the body, by JSON pointer. */
    JsonNode at(String pointer) {
      try {
        return JSON.readTree(response.body()).at(pointer);
      } catch (JsonProcessingException e) {
        throw new AssertionError(body(), e);
      }
    }

    String text(String pointer) {
      return at(pointer).asText();
    }

    String code() {
      return text("/error/code");
    }

    /** The wrong fields, each with its code: {@code tags[3] INVALID_TAG}. */
    List<String> wrong() {
      return at("/error/details")
          .valueStream()
          .map(detail -> detail.get("field").asText() + " " + detail.get("code").asText())
          .toList();
    }

    Answer expect(int status) {
      assertThat(status()).as(body()).isEqualTo(status);
      return this;
    }

    Answer expect(int status, String code) {
      expect(status);
      assertThat(code()).isEqualTo(code);
      assertThat(at("/success").asBoolean(true)).isFalse();
      assertThat(text("/error/traceId")).matches("[0-9a-f]{32}");
      return this;
    }
  }
}
