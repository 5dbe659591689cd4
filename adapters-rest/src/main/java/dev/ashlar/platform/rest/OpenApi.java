package dev.ashlar.platform.rest;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpMethod;
import io.micronaut.json.JsonMapper;
import io.micronaut.web.router.Router;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The OpenAPI 3.1 document of the operations that are really routed. It is read off what the
 * framework runs by: routes, argument and answer types, and annotations.
 */
@Singleton
final class OpenApi {
  private static final String DESCRIPTION =
      """
      Ashlar keeps users and what they publish.

      - **Answers** are `{"success": true, "data": …}`; a list adds `meta`. Every documented field is
        always there, `null` or `[]` where there is nothing.
      - **Errors** are `{"success": false, "error": {code, message, details, traceId}}`, or the same
        facts as `application/problem+json` (RFC 9457) for who accepts that. Programs go by `code`;
        `details` names every wrong field at once, and is there only where some are.
      - **Sign in** with `login` and send `Authorization: Bearer <accessToken>`; `refresh` trades an
        expired one. A credential that isn't valid is refused everywhere but where an operation lists
        no security.
      - **Programs** send an API key instead: `createApiKey` makes one, `read`, `write` or both.
      - **Unknown** fields and parameters are refused; an unknown path is 404 `NOT_FOUND`, a wrong
        method 405 `METHOD_NOT_ALLOWED` with `Allow`. `HEAD` works wherever `GET` does.
      - **Pages** are asked for with `page` and `limit`; `Link` leads to those around. Lists that take
        `cursor` can be read through undisturbed by what comes and goes meanwhile: begin with an empty
        one and go on with `meta.nextCursor` until it is null.
      - **Versions**: single things carry a strong `ETag`. `If-None-Match` saves reading one again,
        `If-Match` keeps a write from undoing somebody else's.
      - **Retries**: a `POST` with an `Idempotency-Key` is done once, however often it is sent, and
        answered as it was the first time. What issues secrets ignores it.
      - **Limits**: a user, an API key or, for who is neither, a network has 6,000 reads, 600 writes and 30
        calls with credentials a minute, given back steadily: `RateLimit` says how many are left. One more is
        429 `RATE_LIMITED`, with `Retry-After`.
      - **Times** are RFC 3339 in UTC, **ids** are UUIDs, **text** comes back exactly as it was sent,
        but for the spaces around titles, names and the like.
      - **Growth**: fields and operations may be added at any time. Ignore what you don't know.
      """;

  private final Router router;
  private final JsonMapper json;
  private final String basePath;
  private final String server;

  OpenApi(
      Router router,
      JsonMapper json,
      @Value("${ashlar.base-path}") String basePath,
      @Value("${ashlar.public-url:/}") String server) {
    this.router = router;
    this.json = json;
    this.basePath = basePath;
    this.server = server;
  }

  String yaml() {
    return OpenApiYaml.write(document());
  }

  private OpenApiNode document() {
    OpenApiSchemas schemas = new OpenApiSchemas();
    OpenApiErrors errors = new OpenApiErrors(json, schemas);
    OpenApiNode tags = new OpenApiNode();
    OpenApiNode paths = new OpenApiNode();
    Map<String, String> ids = new HashMap<>();
    for (OpenApiOperation operation : operations(schemas)) {
      String place = operation.method() + " " + operation.path();
      String other = ids.putIfAbsent(operation.id(), place);
      if (other != null) {
        throw new IllegalStateException(
            other + " and " + place + " are both called " + operation.id());
      }
      operation.tagDescription().ifPresent(text -> tags.put(operation.tag(), text));
      paths.child(operation.path()).put(operation.method(), operation.describe(errors));
    }
    return OpenApiNode.of("openapi", "3.1.0")
        .with("info", info())
        .with("servers", List.of(OpenApiNode.of("url", server)))
        .with(
            "tags",
            tags.entrySet().stream()
                .map(
                    tag -> OpenApiNode.of("name", tag.getKey()).with("description", tag.getValue()))
                .toList())
        .with("paths", paths)
        .with(
            "components",
            OpenApiNode.of("securitySchemes", OpenApiNode.of("bearer", bearer()))
                .with("parameters", OpenApiHeaders.parameters())
                .with("headers", OpenApiHeaders.all(basePath))
                .with("schemas", schemas.components())
                .with("responses", errors.responses())
                .with("examples", errors.examples()));
  }

  private List<OpenApiOperation> operations(OpenApiSchemas schemas) {
    return router
        .uriRoutes()
        .distinct() // the router lists some twice
        .filter(route -> route.getHttpMethod() != HttpMethod.HEAD) // the framework's shadow of GET
        .filter(route -> !route.getAnnotationMetadata().hasAnnotation(Hidden.class))
        .map(route -> new OpenApiOperation(route, basePath, schemas))
        .sorted(
            Comparator.comparing(OpenApiOperation::path).thenComparing(OpenApiOperation::method))
        .toList();
  }

  private static OpenApiNode info() {
    return OpenApiNode.of("title", "Ashlar")
        .with("version", "1.0.0")
        .with("description", DESCRIPTION)
        .with(
            "license",
            OpenApiNode.of("name", "Apache License 2.0").with("identifier", "Apache-2.0"));
  }

  private static OpenApiNode bearer() {
    return OpenApiNode.of("type", "http")
        .with("scheme", "bearer")
        .with(
            "description",
            """
            The access token that register, login and refresh answer with, or an API key (`ak_…`).
            A key is good for its scopes alone, `read` or `write`, and never for `/auth`,
            `/api-keys`, changes of email and role and the deletion of a user: those are 403.\
            """);
  }
}
