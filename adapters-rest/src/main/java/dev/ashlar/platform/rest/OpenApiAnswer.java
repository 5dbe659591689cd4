package dev.ashlar.platform.rest;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.web.router.UriRouteInfo;
import java.util.Optional;

/** What a route answers where nothing goes wrong. */
final class OpenApiAnswer {
  private final UriRouteInfo<?, ?> route;
  private final OpenApiSchemas schemas;

  OpenApiAnswer(UriRouteInfo<?, ?> route, OpenApiSchemas schemas) {
    this.route = route;
    this.schemas = schemas;
  }

  /** By status. */
  OpenApiNode responses() {
    HttpStatus status = route.findStatus(HttpStatus.OK);
    OpenApiNode responses = OpenApiNode.of(Integer.toString(status.getCode()), success(status));
    return isConditional() ? responses.with("304", notModified()) : responses;
  }

  /** What is answered, without the response around it; absent where nothing is. */
  private Optional<Argument<?>> body() {
    Argument<?> type = route.getReturnType().asArgument();
    Argument<?> body =
        HttpResponse.class.isAssignableFrom(type.getType()) ? type.getTypeParameters()[0] : type;
    return body.getType() == Void.class ? Optional.empty() : Optional.of(body);
  }

  private OpenApiNode success(HttpStatus status) {
    OpenApiNode headers = OpenApiHeaders.onEveryAnswer();
    if (status == HttpStatus.CREATED) {
      OpenApiHeaders.add(headers, "Location");
    }
    if (status == HttpStatus.CREATED || isTagged()) {
      OpenApiHeaders.add(headers, "ETag");
    }
    if (isRetryable()) {
      OpenApiHeaders.add(headers, IdempotencyFilter.REPLAYED_HEADER);
    }
    if (isA(DataPage.class)) {
      OpenApiHeaders.add(headers, "Link");
    }
    if (isA(DataList.class)) {
      headers.with("Link", OpenApiNode.reference("headers", "LinkOfPage"));
    }
    OpenApiNode response =
        OpenApiNode.of("description", description(status)).with("headers", headers);
    body()
        .ifPresent(type -> {
          OpenApiNode content = new OpenApiNode();
          OpenApiNode schema = schemas.body(type);
          route
              .getProduces()
              .forEach(media ->
                  content.put(
                      media.getName(),
                      OpenApiExamples.media(
                          schema,
                          schemas.components(),
                          route.getAnnotationMetadata().stringValue(Example.class).orElse("{}"))));
          response.put("content", content);
        });
    return response;
  }

  private boolean isA(Class<?> envelope) {
    return body().filter(type -> type.getType() == envelope).isPresent();
  }

  private String description(HttpStatus status) {
    return switch (status) {
      case OK -> "Done.";
      case CREATED -> "Created; Location says where.";
      case ACCEPTED -> "It will be done, if there is anything to do.";
      case NO_CONTENT -> "Done, and nothing is left to say.";
      default -> throw new IllegalStateException("A route answers an unknown " + status);
    };
  }

  private static OpenApiNode notModified() {
    return OpenApiNode.of("description", "The client has it already: an ETag matches.")
        .with("headers", OpenApiHeaders.add(OpenApiHeaders.onEveryAnswer(), "ETag"));
  }

  /** Doing a thing again can be left out where the request is known: {@link IdempotencyFilter}. */
  boolean isRetryable() {
    return route.getHttpMethod() == HttpMethod.POST
        && !route.getAnnotationMetadata().hasAnnotation(NeverReplayed.class);
  }

  /** Reading a thing again can be left out where its tag is known. */
  boolean isConditional() {
    return route.getHttpMethod() == HttpMethod.GET && isTagged();
  }

  /** What has a version has a tag, and what is asked for by its id. */
  private boolean isTagged() {
    return body()
        .filter(_ -> isA(Data.class))
        .filter(type -> isOneOfMany() || schemas.has("version", type.getTypeParameters()[0]))
        .isPresent();
  }

  private boolean isOneOfMany() {
    return route.getHttpMethod() == HttpMethod.GET
        && !route.getUriMatchTemplate().getVariableNames().isEmpty();
  }
}
