package dev.ashlar.platform.rest;

import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.Viewer.Scope;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import io.micronaut.http.bind.binders.PendingRequestBindingResult;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Hands controllers the viewer that {@link AuthenticationFilter} found, unless it is an API key
 * without the scope for this. No operation comes by a viewer in any other way, so that none can
 * forget to ask: what reads takes {@code read}, everything else {@code write}.
 */
@Singleton
final class CallerBinder implements AnnotatedRequestArgumentBinder<Caller, Viewer> {
  private static final String ATTRIBUTE = "ashlar.viewer";

  static void set(HttpRequest<?> request, Viewer viewer) {
    request.setAttribute(ATTRIBUTE, viewer);
  }

  static Viewer get(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Viewer.class).orElseGet(Viewer.Anonymous::new);
  }

  /** The scope that the API key of the request would have to have, but hasn't. */
  static Optional<Scope> missingScope(HttpRequest<?> request) {
    Scope needed = scope(request.getMethod());
    return request
        .getAttribute(ATTRIBUTE, Viewer.SignedIn.class)
        .filter(viewer ->
            viewer.credential() instanceof Viewer.Key key && !key.scopes().contains(needed))
        .map(_ -> needed);
  }

  private static Scope scope(HttpMethod method) {
    return switch (method) {
      case GET, HEAD -> Scope.READ;
      default -> Scope.WRITE;
    };
  }

  @Override
  public Class<Caller> getAnnotationType() {
    return Caller.class;
  }

  /** Decides at the last moment, when all else has been read: what is wrong there is said first. */
  @Override
  public BindingResult<Viewer> bind(
      ArgumentConversionContext<Viewer> context, HttpRequest<?> request) {
    return new PendingRequestBindingResult<>() {
      @Override
      public boolean isPending() {
        return false;
      }

      @Override
      public Optional<Viewer> getValue() {
        Viewer viewer = CallerBinder.get(request);
        if (viewer instanceof Viewer.SignedIn user) {
          user.require(scope(request.getMethod()));
        }
        return Optional.of(viewer);
      }
    };
  }
}
