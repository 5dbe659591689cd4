package dev.ashlar.platform.rest;

import dev.ashlar.kernel.Viewer;
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

  AuthenticationFilter(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void authenticate(HttpRequest<?> request) {
    Optional<AnnotationMetadata> operation =
        RouteAttributes.getRouteInfo(request).map(RouteInfo::getAnnotationMetadata);
    if (operation.filter(o -> o.isTrue(Anonymous.class, "ignoresCredentials")).isPresent()) {
      return;
    }
    List<String> credentials = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION);
    if (!credentials.isEmpty()) {
      CallerBinder.set(request, signedIn(credentials));
    } else if (operation.filter(o -> !o.hasAnnotation(Anonymous.class)).isPresent()) {
      throw Failure.of(ErrorCode.UNAUTHENTICATED);
    }
  }

  private Viewer.SignedIn signedIn(List<String> credentials) {
    String credential = credentials.getFirst();
    boolean bearer = credential.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    if (credentials.size() > 1 || !bearer) {
      throw Failure.of(ErrorCode.TOKEN_INVALID);
    }
    return switch (authenticator.authenticate(credential.substring(SCHEME.length()).strip())) {
      case Authenticator.Granted granted -> granted.viewer();
      case Authenticator.Expired _ -> throw Failure.of(ErrorCode.TOKEN_EXPIRED);
      case Authenticator.Invalid _ -> throw Failure.of(ErrorCode.TOKEN_INVALID);
    };
  }
}
