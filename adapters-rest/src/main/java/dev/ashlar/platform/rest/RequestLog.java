package dev.ashlar.platform.rest;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Says one line about every request when its answer has been written: also of those that can't be
 * read, that meet no route, or whose client has left. Nothing in it is the client's own text but
 * the request id, which has no blank and no control character.
 */
@Singleton
final class RequestLog implements ApplicationEventListener<HttpRequestTerminatedEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
  private static final String ATTRIBUTE = "ashlar.answer";

  /** What is answered, as far as is known now; the last one counts. */
  static void answering(HttpRequest<?> request, HttpResponse<?> response) {
    request.setAttribute(ATTRIBUTE, response.code());
  }

  @Override
  public void onApplicationEvent(HttpRequestTerminatedEvent event) {
    HttpRequest<?> request = event.getSource();
    RequestIds.of(request).over(() -> log(request));
  }

  private static void log(HttpRequest<?> request) {
    String method = method(request);
    String route = route(request);
    int status = status(request);
    long millis = RequestContext.of(request).age().toMillis();
    Optional<String> user = CallerBinder.get(request).userId().map(id -> id.value().toString());
    LoggingEventBuilder line =
        LOG.atInfo()
            .addKeyValue("method", method)
            .addKeyValue("route", route)
            .addKeyValue("status", status)
            .addKeyValue("ms", millis);
    user.map(id -> line.addKeyValue("userId", id))
        .orElse(line)
        .log("{} {} {} {} ms user={}", method, route, status, millis, user.orElse("none"));
  }

  private static String method(HttpRequest<?> request) {
    return request.getMethod() == HttpMethod.CUSTOM ? "OTHER" : request.getMethod().name();
  }

  /** The template, never the path: {@code /api/v1/resources/{id}}. */
  private static String route(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(UriRouteInfo.class::isInstance)
        .map(route -> ((UriRouteInfo<?, ?>) route).getUriMatchTemplate().toPathString())
        .orElse("unknown");
  }

  /** 499, as other servers have it, where the client left before there was an answer. */
  private static int status(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Integer.class).orElse(499);
  }
}
