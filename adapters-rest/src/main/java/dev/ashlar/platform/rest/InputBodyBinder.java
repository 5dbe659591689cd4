package dev.ashlar.platform.rest;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.ConversionError;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.bind.RequestBinderRegistry;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import io.micronaut.http.bind.binders.PendingRequestBindingResult;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Reads {@code @Body} parameters that are {@link Input}. */
@Singleton
final class InputBodyBinder
    implements TypedRequestArgumentBinder<Input>, AnnotatedRequestArgumentBinder<Body, Input> {
  private final Provider<RequestBinderRegistry> binders;

  InputBodyBinder(Provider<RequestBinderRegistry> binders) {
    this.binders = binders; // which hold this one
  }

  @Override
  public Argument<Input> argumentType() {
    return Argument.of(Input.class);
  }

  @Override
  public Class<Body> getAnnotationType() {
    return Body.class;
  }

  @Override
  public BindingResult<Input> bind(
      ArgumentConversionContext<Input> context, HttpRequest<?> request) {
    Argument<Input> argument = context.getArgument();
    Argument<JsonNode> tree =
        Argument.of(JsonNode.class, argument.getName(), argument.getAnnotationMetadata());
    BindingResult<JsonNode> body =
        binders
            .get()
            .findArgumentBinder(tree)
            .orElseThrow()
            .bind(ConversionContext.of(tree), request);
    return new PendingRequestBindingResult<>() {
      @Override
      public boolean isPending() {
        return body instanceof PendingRequestBindingResult<JsonNode> later && later.isPending();
      }

      @Override
      public List<ConversionError> getConversionErrors() {
        return body.getConversionErrors();
      }

      @Override
      public Optional<Input> getValue() {
        return body.getValue()
            .map(json -> InputReader.body(argument.getType(), json));
      }
    };
  }
}
