import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Compares how long failed logins take for emails that exist and for emails that don't. */
final class LoginTiming {
  private static final int TRIES = 200;
  private static final int TRIES_PER_EMAIL = 4; // the fifth failure would have the next one wait
  private static final int WARM_UP = 20;
  private static final String URL =
      System.getenv().getOrDefault("ASHLAR_URL", "http://localhost:8080/api/v1");
  private static final String RUN = Long.toString(System.currentTimeMillis(), 36);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  public static void main(String[] args) throws Exception {
    int emails = TRIES / TRIES_PER_EMAIL;
    System.out.printf("Opening %d accounts at %s%n", emails, URL);
    for (int i = 0; i < emails; i++) {
      post(
          "/auth/register",
          "{\"email\": \"%s\", \"password\": \"seven dressed stones\", \"name\": \"Bench\"}"
              .formatted(email("known", i)),
          201);
    }
    for (int i = 0; i < WARM_UP; i++) {
      fail(email("warm-up", i));
    }
    List<Double> known = new ArrayList<>();
    List<Double> unknown = new ArrayList<>();
    Random order = new Random();
    for (int i = 0; i < TRIES; i++) {
      boolean knownFirst = order.nextBoolean();
      for (boolean turn : new boolean[] {knownFirst, !knownFirst}) {
        (turn ? known : unknown).add(fail(email(turn ? "known" : "unknown", i % emails)));
      }
    }
    double ratio = median(known) / median(unknown);
    System.out.printf(
        "%d tries each: known %s, unknown %s, ratio of medians %.3f%n",
        TRIES, summary(known), summary(unknown), ratio);
    System.exit(ratio >= 0.95 && ratio <= 1.05 ? 0 : 1);
  }

  private static String email(String kind, int i) {
    return kind + "-" + RUN + "-" + i + "@example.org";
  }

  /** Milliseconds. */
  private static double fail(String email) throws Exception {
    return post(
        "/auth/login",
        "{\"email\": \"%s\", \"password\": \"not the password\"}".formatted(email),
        401);
  }

  private static double post(String path, String json, int expected) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(URL + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    long start = System.nanoTime();
    HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    double millis = (System.nanoTime() - start) / 1e6;
    if (answer.statusCode() != expected) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return millis;
  }

  private static String summary(List<Double> millis) {
    List<Double> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    return "median %.1f ms (%.1f to %.1f without the slowest and fastest tenth)"
        .formatted(
            median(millis), sorted.get(sorted.size() / 10), sorted.get(sorted.size() * 9 / 10));
  }

  private static double median(List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    int half = sorted.size() / 2;
    return IntStream.of(half - 1, half).mapToDouble(sorted::get).average().orElseThrow();
  }

  private LoginTiming() {}
}
