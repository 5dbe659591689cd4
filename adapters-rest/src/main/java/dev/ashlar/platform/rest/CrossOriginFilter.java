package dev.ashlar.platform.rest;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import java.util.Optional;

/**
 * Tells browsers whose pages may read answers, and asks for what (CORS,
 * https://fetch.spec.whatwg.org). Nothing here protects Ashlar: credentials come in a header that
 * no browser adds by itself.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // within ContextFilter, before anybody is asked who they are
final class CrossOriginFilter {
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
  private static final String HEADERS =
      "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id,"
          + " traceparent, tracestate";
  private static final String EXPOSED =
      "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id,"
          + " Idempotency-Replayed";
  private static final String SECONDS = "7200"; // no browser keeps it longer

  private final AllowedOrigins allowed;

  CrossOriginFilter(AllowedOrigins allowed) {
    this.allowed = allowed;
  }

  @RequestFilter
  Optional<HttpResponse<?>> preflight(HttpRequest<?> request) {
    boolean asks =
        request.getMethod() == HttpMethod.OPTIONS
            && request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    return origin(request)
        .filter(_ -> asks)
        .map(_ ->
            HttpResponse.noContent()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
                .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, SECONDS));
  }

  /** Says to the pages that may, and to nobody else, that they may. */
  void allow(HttpRequest<?> request, MutableHttpHeaders headers) {
    origin(request)
        .ifPresent(origin -> {
          headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
          headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        });
  }

  private Optional<String> origin(HttpRequest<?> request) {
    List<String> origins = request.getHeaders().getAll(HttpHeaders.ORIGIN);
    return origins.size() == 1 && allowed.include(origins.getFirst())
        ? Optional.of(origins.getFirst())
        : Optional.empty();
  }
}
