package dev.ashlar.platform.rest;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.web.router.UriRouteInfo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the document says about one route. */
final class OpenApiOperation {
  private final UriRouteInfo<?, ?> route;
  private final AnnotationMetadata notes;
  private final List<Argument<?>> arguments;
  private final String basePath;
  private final OpenApiSchemas schemas;
  private final OpenApiAnswer answer;

  OpenApiOperation(UriRouteInfo<?, ?> route, String basePath, OpenApiSchemas schemas) {
    this.route = route;
    this.notes = route.getAnnotationMetadata();
    this.arguments = List.of(route.getTargetMethod().getArguments());
    this.basePath = basePath;
    this.schemas = schemas;
    this.answer = new OpenApiAnswer(route, schemas);
  }

  String path() {
    return route.getUriMatchTemplate().toPathString();
  }

  String method() {
    return route.getHttpMethod().name().toLowerCase(Locale.ROOT);
  }

  String tag() {
    return tagNote("name")
        .orElseThrow(() -> new IllegalStateException(id() + " lacks a @Tag on its controller"));
  }

  Optional<String> tagDescription() {
    return tagNote("description");
  }

  private Optional<String> tagNote(String member) {
    return notes.getAnnotationValuesByType(Tag.class).stream()
        .findFirst()
        .flatMap(tag -> tag.stringValue(member));
  }

  String id() {
    return notes
        .stringValue(Operation.class, "operationId")
        .orElseGet(() -> route.getTargetMethod().getMethodName());
  }

  OpenApiNode describe(OpenApiErrors errors) {
    OpenApiNode operation =
        OpenApiNode.of("operationId", id())
            .with("tags", List.of(tag()))
            .with("summary", note("summary"))
            .with("description", note("description"))
            .with("security", security())
            .with("parameters", parameters());
    body().ifPresent(body -> operation.put("requestBody", requestBody(body)));
    SortedMap<String, Object> responses = new TreeMap<>(errors.of(codes()));
    responses.putAll(answer.responses());
    return operation.with("responses", new OpenApiNode().withAll(responses));
  }

  private String note(String member) {
    return notes
        .stringValue(Operation.class, member)
        .orElseThrow(
            () -> new IllegalStateException(id() + " lacks a " + member + " in @Operation"));
  }

  private boolean ignoresCredentials() {
    return notes.isTrue(Anonymous.class, "ignoresCredentials");
  }

  private boolean isAnonymous() {
    return notes.hasAnnotation(Anonymous.class);
  }

  private List<OpenApiNode> security() {
    if (!isAnonymous() && !hasCaller()) {
      throw new IllegalStateException(
          id() + " takes no @Caller, so that no API key is asked for its scope");
    }
    OpenApiNode bearer = OpenApiNode.of("bearer", List.of());
    if (ignoresCredentials()) {
      return List.of();
    }
    return isAnonymous() ? List.of(new OpenApiNode(), bearer) : List.of(bearer);
  }

  /**
   * What a client can meet: what {@link Fails} names and what comes with the operation's nature.
   */
  private Set<ErrorCode> codes() {
    Set<ErrorCode> codes =
        EnumSet.of(ErrorCode.NOT_ACCEPTABLE, ErrorCode.INTERNAL_ERROR, ErrorCode.UNAVAILABLE);
    Collections.addAll(codes, notes.enumValues(Fails.class, "value", ErrorCode.class));
    if (path().startsWith(basePath + "/")) {
      // what is wrong with a query is found even where none is read, see NoQueryFilter
      codes.add(ErrorCode.VALIDATION_ERROR);
      codes.add(ErrorCode.MALFORMED_REQUEST);
    }
    if (body().isPresent()) {
      codes.add(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
      codes.add(ErrorCode.PAYLOAD_TOO_LARGE);
    }
    if (!ignoresCredentials()) {
      codes.add(ErrorCode.TOKEN_INVALID);
      codes.add(ErrorCode.TOKEN_EXPIRED);
    }
    if (!isAnonymous()) {
      codes.add(ErrorCode.UNAUTHENTICATED);
    }
    if (answer.isRetryable()) {
      codes.add(ErrorCode.IDEMPOTENCY_IN_PROGRESS);
      codes.add(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    }
    if (!notes.hasAnnotation(Uncounted.class)) {
      codes.add(ErrorCode.RATE_LIMITED);
    }
    if (hasCaller()) {
      codes.add(ErrorCode.FORBIDDEN); // to an API key without the scope for it
    }
    return codes;
  }

  private boolean hasCaller() {
    return arguments.stream().anyMatch(argument -> argument.isAnnotationPresent(Caller.class));
  }

  private Optional<Argument<?>> body() {
    return arguments.stream()
        .filter(argument -> argument.isAnnotationPresent(Body.class))
        .findFirst();
  }

  private List<OpenApiNode> parameters() {
    List<OpenApiNode> parameters = new ArrayList<>();
    for (Argument<?> argument : arguments) {
      if (argument.isAnnotationPresent(PathVariable.class)) {
        parameters.add(parameter(argument, "path", "Its id.").with("required", true));
      } else if (argument.isAnnotationPresent(RequestBean.class)) {
        Stream.of(BeanIntrospection.getIntrospection(argument.getType()).getConstructorArguments())
            .map(this::queryParameter)
            .forEach(parameters::add);
      } else if (!argument.isAnnotationPresent(Body.class)
          && !argument.isAnnotationPresent(Caller.class)
          && argument.getType() != HttpRequest.class) {
        throw new IllegalStateException(id() + " takes an unknown " + argument);
      }
    }
    if (hasCode(ErrorCode.PRECONDITION_FAILED)) {
      parameters.add(OpenApiNode.reference("parameters", "IfMatch"));
    }
    if (answer.isConditional()) {
      parameters.add(OpenApiNode.reference("parameters", "IfNoneMatch"));
    }
    if (answer.isRetryable()) {
      parameters.add(OpenApiNode.reference("parameters", "IdempotencyKey"));
    }
    parameters.add(OpenApiNode.reference("parameters", "RequestId"));
    return parameters;
  }

  private boolean hasCode(ErrorCode code) {
    return codes().contains(code);
  }

  private OpenApiNode queryParameter(Argument<?> field) {
    OpenApiNode parameter = parameter(field, "query", "");
    if (field.getFirstTypeVariable().filter(of -> of.getType() == PageCursor.class).isPresent()) {
      parameter.put("allowEmptyValue", true); // that is how one begins
    }
    return field.getType() == Optional.class ? parameter : parameter.with("required", true);
  }

  private OpenApiNode parameter(Argument<?> argument, String in, String description) {
    OpenApiNode schema = schemas.given(argument);
    Object general = schema.remove("description");
    String said =
        argument
            .getAnnotationMetadata()
            .stringValue(Parameter.class, "description")
            .orElse(general instanceof String text ? text : description);
    if (said.isEmpty()) {
      throw new IllegalStateException(
          id() + " lacks a @Parameter(description) on " + argument.getName());
    }
    return OpenApiNode.of("name", argument.getName())
        .with("in", in)
        .with("description", said)
        .with("schema", schema);
  }

  private OpenApiNode requestBody(Argument<?> body) {
    OpenApiNode schema = schemas.body(body);
    OpenApiNode content = new OpenApiNode();
    for (MediaType type : route.getConsumes()) {
      content.put(type.getName(), OpenApiExamples.media(schema, schemas.components()));
    }
    return OpenApiNode.of("required", true).with("content", content);
  }
}
