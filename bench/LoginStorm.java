import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** Measures reads while many clients sign in at once. */
final class LoginStorm {
  private static final int CLIENTS = 200;
  private static final Duration QUIET = Duration.ofSeconds(10);
  private static final Duration STORM = Duration.ofSeconds(20);
  private static final String URL =
      System.getenv().getOrDefault("ASHLAR_URL", "http://localhost:8080/api/v1");
  private static final String EMAIL =
      "storm-" + Long.toString(System.currentTimeMillis(), 36) + "@example.org";
  private static final String PASSWORD = "seven dressed stones";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static volatile boolean storming = true;

  public static void main(String[] args) throws Exception {
    send(
        "/auth/register",
        "{\"email\": \"%s\", \"password\": \"%s\", \"name\": \"Storm\"}".formatted(EMAIL, PASSWORD));
    reads(Duration.ofSeconds(5)); // warm-up
    System.out.printf("Reads before:    %s%n", summary(reads(QUIET)));

    Map<String, LongAdder> logins = new ConcurrentSkipListMap<>();
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CLIENTS; i++) {
        clients.submit(() -> signInOverAndOver(logins));
      }
      Thread.sleep(Duration.ofSeconds(2)); // until the queue is full
      System.out.printf("Reads meanwhile: %s%n", summary(reads(STORM)));
      storming = false;
    }
    System.out.printf("Logins of %d clients: %s%n", CLIENTS, logins);
  }

  private static Void signInOverAndOver(Map<String, LongAdder> logins) throws Exception {
    String login = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(EMAIL, PASSWORD);
    while (storming) {
      HttpResponse<String> answer = send("/auth/login", login);
      String retry = answer.headers().firstValue("Retry-After").map(s -> " Retry-After " + s).orElse("");
      logins.computeIfAbsent(answer.statusCode() + retry, _ -> new LongAdder()).increment();
      if (answer.statusCode() != 200) {
        Thread.sleep(Duration.ofSeconds(1)); // less patient than Retry-After asks for
      }
    }
    return null;
  }

  /** Milliseconds of each read, one after the other. */
  private static List<Double> reads(Duration howLong) throws Exception {
    HttpRequest read = HttpRequest.newBuilder(URI.create(URL + "/resources")).build();
    List<Double> millis = new ArrayList<>();
    long end = System.nanoTime() + howLong.toNanos();
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      HttpResponse<String> answer = CLIENT.send(read, HttpResponse.BodyHandlers.ofString());
      millis.add((System.nanoTime() - start) / 1e6);
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
    }
    return millis;
  }

  private static HttpResponse<String> send(String path, String json) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(URL + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String summary(List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    return "%d, median %.1f ms, p99 %.1f ms, slowest %.1f ms"
        .formatted(
            sorted.size(),
            sorted.get(sorted.size() / 2),
            sorted.get(sorted.size() * 99 / 100),
            sorted.getLast());
  }

  private LoginStorm() {}
}
