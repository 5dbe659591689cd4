package dev.ashlar.platform.rest;

import dev.ashlar.kernel.Viewer;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Hands controllers the viewer that {@link AuthenticationFilter} found. */
@Singleton
final class CallerBinder implements AnnotatedRequestArgumentBinder<Caller, Viewer> {
  private static final String ATTRIBUTE = "ashlar.viewer";

  static void set(HttpRequest<?> request, Viewer viewer) {
    request.setAttribute(ATTRIBUTE, viewer);
  }

  static Viewer get(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Viewer.class).orElseGet(Viewer.Anonymous::new);
  }

  @Override
  public Class<Caller> getAnnotationType() {
    return Caller.class;
  }

  @Override
  public BindingResult<Viewer> bind(
      ArgumentConversionContext<Viewer> context, HttpRequest<?> request) {
    Viewer viewer = get(request);
    return () -> Optional.of(viewer);
  }
}
