package dev.ashlar.platform.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;

/**
 * Refuses a body that doesn't say what it is, or that isn't UTF-8 by its own words. Another type
 * than the operation reads is the router's to refuse; it takes none, and one it can't read, for
 * any.
 */
@ServerFilter("${ashlar.base-path}/**")
@Order(Ordered.LOWEST_PRECEDENCE) // after authentication
final class BodyTypeFilter {

  @RequestFilter
  void refuse(HttpRequest<?> request) {
    if (hasBody(request) && !isReadable(request.getHeaders().getAll(HttpHeaders.CONTENT_TYPE))) {
      throw Failure.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    }
  }

  private static boolean hasBody(HttpRequest<?> request) {
    return request.getContentLength() > 0
        || request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING);
  }

  private static boolean isReadable(List<String> types) {
    if (types.size() != 1) {
      return false;
    }
    try {
      return MediaType.of(types.getFirst())
          .getParameters()
          .get("charset")
          .map(charset -> charset.replace("\"", "").equalsIgnoreCase(UTF_8.name()))
          .orElse(true);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
