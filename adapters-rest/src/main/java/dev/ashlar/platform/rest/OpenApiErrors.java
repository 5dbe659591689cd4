package dev.ashlar.platform.rest;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The answers that are errors: one for each set of codes that some operation has under a status.
 */
final class OpenApiErrors {
  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final JsonMapper json;
  private final OpenApiNode body;
  private final OpenApiNode error;
  private final OpenApiNode problem;
  private final SortedMap<String, OpenApiNode> responses = new TreeMap<>();
  private final SortedMap<String, OpenApiNode> examples = new TreeMap<>();

  OpenApiErrors(JsonMapper json, OpenApiSchemas schemas) {
    this.json = json;
    this.body = schemas.body(Argument.of(ErrorBody.class));
    this.error = schemas.body(Argument.of(ErrorBody.Cause.class));
    this.problem = schemas.body(Argument.of(Problem.class));
  }

  SortedMap<String, OpenApiNode> responses() {
    return responses;
  }

  SortedMap<String, OpenApiNode> examples() {
    return examples;
  }

  /** References to the answers with these codes, by status. */
  SortedMap<String, OpenApiNode> of(Set<ErrorCode> codes) {
    SortedMap<String, OpenApiNode> byStatus = new TreeMap<>();
    codes.stream()
        .sorted()
        .collect(Collectors.groupingBy(ErrorCode::status))
        .forEach((status, same) -> byStatus.put(status.getCode() + "", reference(status, same)));
    return byStatus;
  }

  private OpenApiNode reference(HttpStatus status, List<ErrorCode> codes) {
    String name = codes.stream().map(OpenApiErrors::name).collect(Collectors.joining("Or"));
    responses.computeIfAbsent(name, _ -> response(status, codes));
    return OpenApiNode.reference("responses", name);
  }

  private OpenApiNode response(HttpStatus status, List<ErrorCode> codes) {
    OpenApiNode headers = OpenApiHeaders.onEveryAnswer();
    if (status == HttpStatus.UNAUTHORIZED) {
      OpenApiHeaders.add(headers, "WWW-Authenticate");
    }
    if (status == HttpStatus.FORBIDDEN) {
      headers.put("WWW-Authenticate", OpenApiNode.reference("headers", "InsufficientScope"));
    }
    if (codes.stream().allMatch(ErrorCode::passes)) {
      OpenApiHeaders.add(headers, "Retry-After");
    }
    OpenApiNode code = OpenApiNode.of("code", OpenApiNode.of("enum", names(codes)));
    OpenApiNode content =
        new OpenApiNode()
            .with(
                MediaType.APPLICATION_JSON,
                OpenApiNode.of(
                        "schema", narrowed(body, OpenApiNode.of("error", narrowed(error, code))))
                    .with("examples", examples(codes, "")))
            .with(
                RequestContext.PROBLEM_JSON,
                OpenApiNode.of("schema", narrowed(problem, code))
                    .with("examples", examples(codes, "Problem")));
    return OpenApiNode.of("description", description(codes))
        .with("headers", headers)
        .with("content", content);
  }

  private static OpenApiNode narrowed(OpenApiNode reference, OpenApiNode properties) {
    return new OpenApiNode().withAll(reference).with("properties", properties);
  }

  private OpenApiNode examples(List<ErrorCode> codes, String suffix) {
    OpenApiNode references = new OpenApiNode();
    for (ErrorCode code : codes) {
      String name = name(code) + suffix;
      examples.computeIfAbsent(name, _ -> example(code, !suffix.isEmpty()));
      references.put(code.name(), OpenApiNode.reference("examples", name));
    }
    return references;
  }

  /** Written by what writes the answers themselves. */
  private OpenApiNode example(ErrorCode code, boolean asProblem) {
    Failure failure =
        code == ErrorCode.VALIDATION_ERROR
            ? Failure.invalid(
                "tags[3]", "INVALID_TAG", "Use 1 to 50 of the characters a-z, 0-9 and -.")
            : Failure.of(code);
    Object value = asProblem ? Problem.of(failure, TRACE_ID) : ErrorBody.of(failure, TRACE_ID);
    try {
      return OpenApiNode.of("summary", code.name())
          .with(
              "value",
              json.readValue(
                  json.writeValueAsBytes(value), Argument.mapOf(String.class, Object.class)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String description(List<ErrorCode> codes) {
    return codes.size() == 1
        ? codes.getFirst().message()
        : codes.stream()
            .map(code -> "- `" + code + "`: " + code.message())
            .collect(Collectors.joining("\n"));
  }

  private static List<String> names(List<ErrorCode> codes) {
    return codes.stream().map(ErrorCode::name).toList();
  }

  /** {@code TOKEN_EXPIRED} as types are written: {@code TokenExpired}. */
  private static String name(ErrorCode code) {
    return Arrays.stream(code.name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
