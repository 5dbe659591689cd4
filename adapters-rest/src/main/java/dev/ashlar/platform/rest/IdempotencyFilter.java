package dev.ashlar.platform.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.FirstAnswer;
import dev.ashlar.platform.application.Retries;
import dev.ashlar.platform.application.Retries.Answered;
import dev.ashlar.platform.application.Retries.Ending;
import dev.ashlar.platform.application.Retries.Freed;
import dev.ashlar.platform.application.Retries.InProgress;
import dev.ashlar.platform.application.Retries.Kept;
import dev.ashlar.platform.application.Retries.KeyReused;
import dev.ashlar.platform.application.Retries.Repetition;
import dev.ashlar.platform.application.Retries.TakenBack;
import dev.ashlar.platform.application.RetryableRequest;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterContinuation;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Has a POST with an {@code Idempotency-Key} done once, however often it is sent: a repetition gets
 * the first answer again (draft-ietf-httpapi-idempotency-key-header). No use case knows of it: see
 * {@link Retries}.
 */
@ServerFilter(patterns = "${ashlar.base-path}/**", methods = HttpMethod.POST)
@Order(Ordered.LOWEST_PRECEDENCE) // after authentication, and where no filter has added headers
final class IdempotencyFilter {
  static final String REPLAYED_HEADER = "Idempotency-Replayed";

  private final Retries retries;
  private final JsonMapper json;

  IdempotencyFilter(Retries retries, JsonMapper json) {
    this.retries = retries;
    this.json = json;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  HttpResponse<?> once(
      HttpRequest<?> request, @Body byte[] body, FilterContinuation<HttpResponse<?>> rest) {
    Optional<UserId> caller = CallerBinder.get(request).userId();
    RouteInfo<?> route = RouteAttributes.getRouteInfo(request).orElse(null);
    if (route == null
        || route.getAnnotationMetadata().hasAnnotation(NeverReplayed.class)
        || caller.isEmpty()
        || !request.getHeaders().contains(IdempotencyKey.HEADER)) {
      return rest.proceed();
    }
    RetryableRequest retryable = IdempotencyKey.of(request).request(caller.get(), request, body);
    return retries.once(
        retryable,
        () -> rest.request(request).proceed().toMutableResponse(), // in the context of this thread
        response -> ending(route, response),
        IdempotencyFilter::repeated);
  }

  private static MutableHttpResponse<?> repeated(Repetition repetition) {
    return switch (repetition) {
      case Answered(FirstAnswer first) -> replay(first);
      case InProgress _ -> throw Failure.of(ErrorCode.IDEMPOTENCY_IN_PROGRESS);
      case KeyReused _ -> throw Failure.of(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    };
  }

  private static MutableHttpResponse<?> replay(FirstAnswer first) {
    MutableHttpResponse<Object> response = HttpResponse.status(HttpStatus.valueOf(first.status()));
    first.headers().forEach(response::header);
    if (!first.body().isEmpty()) {
      response.body(first.body().getBytes(UTF_8));
    }
    return response.header(REPLAYED_HEADER, "true");
  }

  /** Only what was done is kept; a fault of ours takes back what was done before it. */
  private Ending ending(RouteInfo<?> route, MutableHttpResponse<?> response) {
    return switch (response.code() / 100) {
      case 2 ->
          new Kept(new FirstAnswer(response.code(), headers(response), render(route, response)));
      case 5 -> new TakenBack();
      default -> new Freed();
    };
  }

  private static Map<String, String> headers(MutableHttpResponse<?> response) {
    Map<String, String> headers = new LinkedHashMap<>();
    response.getHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
    return headers;
  }

  /** Written here, so that what is kept is what is sent. */
  private String render(RouteInfo<?> route, MutableHttpResponse<?> response) {
    Object body = response.body();
    if (body == null) {
      return "";
    }
    @SuppressWarnings("unchecked") // the route says what it answers with
    Argument<Object> type = (Argument<Object>) route.getResponseBodyType();
    try {
      byte[] written = json.writeValueAsBytes(type, body);
      response.body(written);
      return new String(written, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
