package dev.ashlar.platform.rest;

import dev.ashlar.platform.application.RequestOrigin;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Tells where the request comes from that this thread answers. */
@Singleton
final class CurrentRequest implements RequestOrigin.Source {

  @Override
  public Optional<RequestOrigin> current() {
    return ServerRequestContext.<Object>currentRequest().map(CurrentRequest::origin);
  }

  private static RequestOrigin origin(HttpRequest<?> request) {
    return new RequestOrigin(ClientAddress.of(request), RequestContext.of(request).id());
  }
}
