package dev.ashlar.platform.rest;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;

/**
 * First in and last out: gives every request its ids and its address, and every answer the headers
 * all share.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ContextFilter {
  private final Forwarding forwarding;
  private final SharedHeaders shared;

  ContextFilter(Forwarding forwarding, SharedHeaders shared) {
    this.forwarding = forwarding;
    this.shared = shared;
  }

  @RequestFilter
  @PreMatching
  void begin(HttpRequest<?> request, MutablePropagatedContext propagated) {
    propagated.add(RequestIds.of(request));
    ClientAddress.set(request, forwarding.client(request));
    RequestContext context = RequestContext.of(request);
    // Who accepts problem+json accepts what is not a problem too, and the router doesn't know
    // application/*: both accept what routes produce.
    if ((context.wantsProblem() || acceptsAnyApplication(request))
        && request.getHeaders() instanceof MutableHttpHeaders headers) {
      headers.add(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
    }
  }

  private static boolean acceptsAnyApplication(HttpRequest<?> request) {
    return request.getHeaders().getAll(HttpHeaders.ACCEPT).stream()
        .anyMatch(accepted -> accepted.contains("application/*"));
  }

  @ResponseFilter
  void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
    // The framework would repeat the parameters of the client's Accept.
    boolean says = response.getBody().isPresent() || isAnsweredHead(request, response);
    if (says && response.getContentType().isEmpty()) {
      response.contentType(MediaType.APPLICATION_JSON_TYPE);
    }
    RequestLog.answering(request, response);
    shared.set(request, response);
  }

  /** Has the headers that GET would have, and no body. */
  private static boolean isAnsweredHead(HttpRequest<?> request, HttpResponse<?> response) {
    return request.getMethod() == HttpMethod.HEAD && response.code() == HttpStatus.OK.getCode();
  }
}
