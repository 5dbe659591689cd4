package dev.ashlar.platform.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.RetryableRequest;
import io.micronaut.http.HttpRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** What a client marks the repetitions of one request with. */
record IdempotencyKey(String value) {
  static final String HEADER = "Idempotency-Key";

  private static final Pattern QUOTED = Pattern.compile("^\"(.*)\"$");
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /**
   * Reads the header. The quoted form is the one of the draft; it is the same key without them.
   *
   * @throws Failure 400 if the header isn't one key
   */
  static IdempotencyKey of(HttpRequest<?> request) {
    List<String> sent = request.getHeaders().getAll(HEADER);
    String key = QUOTED.matcher(sent.getFirst().strip()).replaceFirst("$1");
    if (sent.size() > 1 || !KEY.matcher(key).matches()) {
      throw Failure.invalid(
          HEADER, "INVALID_KEY", "Send one key of 1 to 255 visible ASCII characters.");
    }
    return new IdempotencyKey(key);
  }

  /** The request, known by digests that begin with the key. */
  RetryableRequest request(UserId caller, HttpRequest<?> request, byte[] body) {
    String route = caller.value() + " " + request.getMethodName() + " " + path(request);
    return new RetryableRequest(digest(route.getBytes(UTF_8)), digest(body));
  }

  /** The route with what its variables are here, in whatever way it is written. */
  private static String path(HttpRequest<?> request) {
    return request.getPath().replaceFirst("/+$", "");
  }

  private String digest(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(value.getBytes(UTF_8));
      digest.update((byte) 0); // which no key has
      return HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  @Override
  public String toString() {
    return "IdempotencyKey[…]";
  }
}
