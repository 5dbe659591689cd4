package dev.ashlar.platform.rest;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import java.util.List;
import java.util.stream.Stream;

/** Refuses parameters that no operation reads; {@link InputReader} does so where one reads some. */
@ServerFilter("${ashlar.base-path}/**")
@Order(Ordered.LOWEST_PRECEDENCE - 1) // after authentication
final class NoQueryFilter {

  /** The framework reads no more of them, without a word. */
  private static final int MOST = 1_000;

  @RequestFilter
  void refuse(HttpRequest<?> request) {
    String query = request.getUri().getRawQuery();
    if (query != null && query.chars().filter(c -> c == '&' || c == ';').count() >= MOST) {
      throw Failure.of(
          ErrorCode.MALFORMED_REQUEST, "Send at most " + MOST + " parameters in a query.");
    }
    if (request.getParameters().isEmpty()
        || RouteAttributes.getRouteInfo(request).filter(NoQueryFilter::readsNone).isEmpty()) {
      return;
    }
    List<Failure.Detail> unknown =
        request.getParameters().names().stream()
            .limit(InputReader.MOST)
            .map(InputReader::unknown)
            .toList();
    throw Failure.invalid(unknown);
  }

  private static boolean readsNone(Object route) {
    return route instanceof MethodBasedRouteInfo<?, ?> operation
        && Stream.of(operation.getTargetMethod().getArguments())
            .noneMatch(argument -> argument.isAnnotationPresent(RequestBean.class));
  }
}
