package dev.ashlar.platform.rest;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * Puts the ids of a request on every line that is logged for it, on whatever thread the framework
 * goes on with it.
 */
record RequestIds(String requestId, String traceId)
    implements ThreadPropagatedContextElement<RequestIds.Before> {
  private static final String REQUEST = "requestId";
  private static final String TRACE = "traceId";

  /** What stood there before; nothing, but for a request within another. */
  record Before(Optional<String> requestId, Optional<String> traceId) {}

  static RequestIds of(HttpRequest<?> request) {
    RequestContext context = RequestContext.of(request);
    return new RequestIds(context.id(), context.traceId());
  }

  /** Logs with these ids. */
  void over(Runnable work) {
    Before before = updateThreadContext();
    try {
      work.run();
    } finally {
      restoreThreadContext(before);
    }
  }

  @Override
  public Before updateThreadContext() {
    Before before =
        new Before(Optional.ofNullable(MDC.get(REQUEST)), Optional.ofNullable(MDC.get(TRACE)));
    MDC.put(REQUEST, requestId);
    MDC.put(TRACE, traceId);
    return before;
  }

  @Override
  public void restoreThreadContext(Before before) {
    List.of(REQUEST, TRACE).forEach(MDC::remove);
    before.requestId().ifPresent(id -> MDC.put(REQUEST, id));
    before.traceId().ifPresent(id -> MDC.put(TRACE, id));
  }
}
