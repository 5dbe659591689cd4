package dev.ashlar.platform.rest;

import dev.ashlar.platform.application.Authenticator;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who asks (RFC 6750). A credential that is presented has to be valid on every path; an
 * operation that isn't {@link Anonymous} needs one.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AuthenticationFilter {
  private static final String SCHEME = "Bearer ";

  private final Authenticator authenticator;
  private final Throttle throttle;

  AuthenticationFilter(Authenticator authenticator, Throttle throttle) {
    this.authenticator = authenticator;
    this.throttle = throttle;
  }

  /** A caller who isn't known counts by network, whatever was wrong: also who tries credentials. */
  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void authenticate(HttpRequest<?> request) {
    Optional<Failure> refusal = identify(request);
    throttle.count(request);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  private Optional<Failure> identify(HttpRequest<?> request) {
    Optional<AnnotationMetadata> operation =
        RouteAttributes.getRouteInfo(request).map(RouteInfo::getAnnotationMetadata);
    if (operation.filter(o -> o.isTrue(Anonymous.class, "ignoresCredentials")).isPresent()) {
      return Optional.empty();
    }
    List<String> credentials = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
    if (!credentials.isEmpty()) {
      return identify(request, credentials);
    }
    return operation
        .filter(o -> !o.hasAnnotation(Anonymous.class))
        .map(_ -> Failure.of(ErrorCode.UNAUTHENTICATED));
  }

  private Optional<Failure> identify(HttpRequest<?> request, List<String> credentials) {
    String credential = credentials.getFirst();
    boolean bearer = credential.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    if (credentials.size() > 1 || !bearer) {
      return Optional.of(Failure.of(ErrorCode.TOKEN_INVALID));
    }
    return switch (authenticator.authenticate(credential.substring(SCHEME.length()).strip())) {
      case Authenticator.Granted granted -> {
        CallerBinder.set(request, granted.viewer());
        yield Optional.empty();
      }
      case Authenticator.Expired _ -> Optional.of(Failure.of(ErrorCode.TOKEN_EXPIRED));
      case Authenticator.Invalid _ -> Optional.of(Failure.of(ErrorCode.TOKEN_INVALID));
    };
  }
}
