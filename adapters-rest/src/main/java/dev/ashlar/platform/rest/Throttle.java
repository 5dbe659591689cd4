package dev.ashlar.platform.rest;

import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.RateLimits;
import dev.ashlar.platform.application.RateLimits.Granted;
import dev.ashlar.platform.application.RateLimits.Quota;
import dev.ashlar.platform.application.RateLimits.Refused;
import dev.ashlar.platform.application.RateLimits.Unlimited;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Refuses what is asked too often, and tells how much may be asked
 * (draft-ietf-httpapi-ratelimit-headers-10).
 */
@Singleton
final class Throttle {
  static final String POLICY_HEADER = "RateLimit-Policy";
  static final String LEFT_HEADER = "RateLimit";

  private static final String ATTRIBUTE = "ashlar.limit";

  private final RateLimits limits;

  Throttle(RateLimits limits) {
    this.limits = limits;
  }

  /** What an answer says of a limit. */
  private record Told(String policy, String left) {
    static Told of(Quota quota, long left, Duration full) {
      String name = '"' + quota.code() + '"';
      return new Told(
          name + ";q=" + quota.requests() + ";w=" + Quota.WINDOW.toSeconds(),
          name + ";r=" + left + ";t=" + Failure.seconds(full));
    }
  }

  /**
   * Counts the request of whoever it turned out to come from.
   *
   * @throws Failure if there was none left
   */
  void count(HttpRequest<?> request) {
    AnnotationMetadata operation =
        RouteAttributes.getRouteInfo(request)
            .map(RouteInfo::getAnnotationMetadata)
            .orElse(AnnotationMetadata.EMPTY_METADATA);
    if (operation.hasAnnotation(Uncounted.class)) {
      return;
    }
    Quota quota =
        operation
            .enumValue(Limited.class, Quota.class)
            .orElseGet(() -> request.getMethod().permitsRequestBody() ? Quota.WRITES : Quota.READS);
    switch (limits.take(quota, caller(request))) {
      case Unlimited _ -> {}
      case Granted(long left, Duration full) ->
          request.setAttribute(ATTRIBUTE, Told.of(quota, left, full));
      case Refused(Duration next, Duration full) -> {
        request.setAttribute(ATTRIBUTE, Told.of(quota, 0, full));
        throw Failure.until(ErrorCode.RATE_LIMITED, next);
      }
    }
  }

  static void tell(HttpRequest<?> request, MutableHttpHeaders headers) {
    request
        .getAttribute(ATTRIBUTE, Told.class)
        .ifPresent(told -> {
          headers.set(POLICY_HEADER, told.policy());
          headers.set(LEFT_HEADER, told.left());
        });
  }

  private static String caller(HttpRequest<?> request) {
    return switch (CallerBinder.get(request)) {
      case Viewer.SignedIn(_, _, Viewer.Key key) -> "key:" + key.id();
      case Viewer.SignedIn(var user, _, Viewer.Session _) -> "user:" + user.value();
      case Viewer.Anonymous _ -> "net:" + ClientAddress.network(request);
    };
  }
}
