package dev.ashlar.platform.rest;

import java.util.List;

/** The headers of requests and answers that more than one operation has. */
final class OpenApiHeaders {
  private static final String REQUEST_ID = "7e1c9f52-0f0b-4a57-9a43-1f2f5f0c8a11";

  private static final String LINK =
      "The pages around this one, as they exist: first, prev, next, last (RFC 8288).";

  private OpenApiHeaders() {}

  /** {@code components.headers}. */
  static OpenApiNode all(String basePath) {
    return new OpenApiNode()
        .with("ETag", header("The version of the thing, and of this view of it.", "\"3\""))
        .with("Link", header(LINK, links(basePath)))
        .with(
            IdempotencyFilter.REPLAYED_HEADER,
            header("Only on an answer that was given before: nothing was done now.", "true")
                .with("required", false))
        .with(
            "InsufficientScope",
            header(
                    "The scope that the API key would have to have for this (RFC 6750, 3.1).",
                    "Bearer realm=\"ashlar\", error=\"insufficient_scope\", scope=\"write\"")
                .with("required", false))
        .with(
            "LinkOfPage",
            header(LINK + " Only where a page was asked for, not a cursor.", links(basePath))
                .with("required", false))
        .with(
            "Location",
            header(
                "The path of what has been created.",
                basePath + "/resources/" + OpenApiExamples.ID))
        .with(
            Throttle.LEFT_HEADER,
            header(
                    "How many requests (r) the caller has left, and in how many seconds (t) all of them"
                        + " are there again; not there where nobody counts.",
                    "\"reads\";r=5999;t=1")
                .with("required", false))
        .with(
            Throttle.POLICY_HEADER,
            header(
                    "What the request was counted as, and how many of those (q) a caller may make in so"
                        + " many seconds (w), given back steadily (draft-ietf-httpapi-ratelimit-headers).",
                    "\"reads\";q=6000;w=60")
                .with("required", false))
        .with(
            "Retry-After",
            OpenApiNode.of("description", "Seconds after which to try again.")
                .with("required", true)
                .with(
                    "schema",
                    OpenApiNode.of("type", "integer")
                        .with("minimum", 0)
                        .with("examples", List.of(5))))
        .with(
            "WWW-Authenticate",
            header(
                "How to authenticate, and what is wrong with the credential (RFC 6750).",
                "Bearer realm=\"ashlar\", error=\"invalid_token\""))
        .with(
            RequestContext.ID_HEADER,
            header("The request's id: the client's, or one made up.", REQUEST_ID));
  }

  /** {@code components.parameters}. */
  static OpenApiNode parameters() {
    return new OpenApiNode()
        .with(
            "IdempotencyKey",
            parameter(
                IdempotencyKey.HEADER,
                "Has the request done once, however often it is sent within 24 hours: made up anew"
                    + " for each, 1 to 255 visible ASCII characters. A repetition with the same"
                    + " body gets the first answer again.",
                OpenApiNode.of("type", "string")
                    .with("minLength", 1)
                    .with("maxLength", 255)
                    .with("pattern", "^[\\x21-\\x7e]+$")
                    .with("examples", List.of("8d5b4a4e-7d0c-4a3e-9f6b-2c1d0e9f8a7b"))))
        .with(
            "IfMatch",
            parameter(
                "If-Match",
                "Does it only if the thing still has one of these ETags.",
                OpenApiNode.of("type", "string").with("examples", List.of("\"3\""))))
        .with(
            "IfNoneMatch",
            parameter(
                "If-None-Match",
                "Answers 304 if the thing still has one of these ETags.",
                OpenApiNode.of("type", "string").with("examples", List.of("\"2\""))))
        .with(
            "RequestId",
            parameter(
                RequestContext.ID_HEADER,
                "An id to find the request by, in the answer and in logs; one is made up otherwise.",
                OpenApiNode.of("type", "string")
                    .with("maxLength", 128)
                    .with("pattern", "^[\\x21-\\x7e]+$")
                    .with("examples", List.of(REQUEST_ID))));
  }

  private static String links(String basePath) {
    return "<%1$s/resources?page=1>; rel=\"first\", <%1$s/resources?page=3>; rel=\"last\""
        .formatted(basePath);
  }

  static OpenApiNode onEveryAnswer() {
    return add(
        add(add(new OpenApiNode(), RequestContext.ID_HEADER), Throttle.POLICY_HEADER),
        Throttle.LEFT_HEADER);
  }

  static OpenApiNode add(OpenApiNode headers, String name) {
    return headers.with(name, OpenApiNode.reference("headers", name));
  }

  private static OpenApiNode header(String description, String example) {
    return OpenApiNode.of("description", description)
        .with("required", true)
        .with("schema", OpenApiNode.of("type", "string").with("examples", List.of(example)));
  }

  private static OpenApiNode parameter(String name, String description, OpenApiNode schema) {
    return OpenApiNode.of("name", name)
        .with("in", "header")
        .with("description", description)
        .with("schema", schema);
  }
}
