package dev.ashlar.platform.rest;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** The headers of every answer, also of one that is given before any filter runs. */
@Singleton
final class SharedHeaders {
  private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";
  private static final String ALWAYS_TLS = "max-age=31536000; includeSubDomains";

  private final Forwarding forwarding;
  private final CrossOriginFilter crossOrigin;
  private final boolean isPublicOverTls;

  SharedHeaders(
      Forwarding forwarding,
      CrossOriginFilter crossOrigin,
      @Value("${ashlar.public-url:}") String publicUrl) {
    this.forwarding = forwarding;
    this.crossOrigin = crossOrigin;
    this.isPublicOverTls = publicUrl.regionMatches(true, 0, "https:", 0, "https:".length());
  }

  void set(HttpRequest<?> request, MutableHttpResponse<?> response) {
    MutableHttpHeaders headers = response.getHeaders();
    headers.set(RequestContext.ID_HEADER, RequestContext.of(request).id());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    if (!headers.contains("Content-Security-Policy")) {
      headers.set("Content-Security-Policy", POLICY);
    }
    if (isPublicOverTls || forwarding.isSecure(request)) {
      headers.set("Strict-Transport-Security", ALWAYS_TLS); // RFC 6797
    }
    if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
      headers.set(
          HttpHeaders.CACHE_CONTROL,
          isForEverybody(request, response) ? "public, no-cache" : "private, no-store");
    }
    headers.set(HttpHeaders.VARY, "Authorization, Accept, Origin");
    Throttle.tell(request, headers);
    crossOrigin.allow(request, headers);
  }

  /** What has a tag and was shown without asking who wants to see it: caches may keep it. */
  private static boolean isForEverybody(HttpRequest<?> request, HttpResponse<?> response) {
    return (request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD)
        && (response.code() == HttpStatus.OK.getCode()
            || response.code() == HttpStatus.NOT_MODIFIED.getCode())
        && response.getHeaders().contains(HttpHeaders.ETAG)
        && !request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
  }
}
