package dev.ashlar.platform.rest;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads {@code @RequestBean} parameters that are {@link Input} from the query. */
@Singleton
final class InputQueryBinder
    implements TypedRequestArgumentBinder<Input>,
        AnnotatedRequestArgumentBinder<RequestBean, Input> {

  @Override
  public Argument<Input> argumentType() {
    return Argument.of(Input.class);
  }

  @Override
  public Class<RequestBean> getAnnotationType() {
    return RequestBean.class;
  }

  @Override
  public BindingResult<Input> bind(
      ArgumentConversionContext<Input> context, HttpRequest<?> request) {
    Input input =
        InputReader.query(context.getArgument().getType(), request.getParameters().asMap());
    return () -> Optional.of(input);
  }
}
