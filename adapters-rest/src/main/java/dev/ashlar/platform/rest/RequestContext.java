package dev.ashlar.platform.rest;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a request is known in answers and logs.
 *
 * @param id the client's {@code X-Request-Id}, or ours
 * @param traceId the client's W3C trace id, or ours
 * @param wantsProblem whether the client asks for errors as {@code application/problem+json}
 * @param began when it came in, on the clock of {@link System#nanoTime}
 */
record RequestContext(String id, String traceId, boolean wantsProblem, long began) {
  static final String ID_HEADER = "X-Request-Id";
  static final String PROBLEM_JSON = "application/problem+json";

  private static final String ATTRIBUTE = "ashlar.request";
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

  /** What is known of this request; asked twice, the same. */
  static RequestContext of(HttpRequest<?> request) {
    return request
        .getAttribute(ATTRIBUTE, RequestContext.class)
        .orElseGet(() -> {
          RequestContext context = read(request.getHeaders());
          request.setAttribute(ATTRIBUTE, context);
          return context;
        });
  }

  /** How long it has been here. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static RequestContext read(HttpHeaders headers) {
    String id = headers.get(ID_HEADER);
    String parent = headers.get("traceparent");
    Matcher trace = TRACEPARENT.matcher(parent == null ? "" : parent);
    boolean problem =
        headers.getAll(HttpHeaders.ACCEPT).stream().anyMatch(a -> a.contains(PROBLEM_JSON));
    return new RequestContext(
        id != null && VISIBLE.matcher(id).matches() ? id : UUID.randomUUID().toString(),
        trace.matches() ? trace.group(1) : UUID.randomUUID().toString().replace("-", ""),
        problem,
        System.nanoTime());
  }
}
