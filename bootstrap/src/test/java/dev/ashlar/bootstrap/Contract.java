package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.ashlar.bootstrap.Api.Answer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The served OpenAPI document, to hold answers to. */
final class Contract {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012))
          .metaSchema(
              JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                  .keyword(new NonValidationKeyword("components"))
                  .build())
          .build();
  private static final SchemaValidatorsConfig STRICT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  /**
   * What clients act on: an answer has such a header where the document says so, nowhere else; one
   * that isn't required may be missing.
   */
  private static final List<String> HEADERS =
      List.of(
          "ETag",
          "Link",
          "Location",
          "RateLimit",
          "RateLimit-Policy",
          "Retry-After",
          "WWW-Authenticate",
          "X-Request-Id");

  private final JsonNode document;
  private final JsonNode closed;

  private Contract(JsonNode document) {
    this.document = document;
    this.closed = closed(document.get("components").deepCopy());
  }

  static Contract read(String yaml) {
    Object document = new Yaml().load(yaml);
    return new Contract(JSON.valueToTree(document));
  }

  JsonNode at(String pointer) {
    return document.at(pointer);
  }

  /** Every operation, by method and path: {@code POST /api/v1/auth/login}. */
  Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new TreeMap<>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation ->
                    operations.put(
                        operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                        operation.getValue())));
    return operations;
  }

  /** The node itself, or what it refers to. */
  JsonNode resolve(JsonNode node) {
    return node.has("$ref") && node.size() == 1
        ? document.at(node.get("$ref").asText().substring(1))
        : node;
  }

  /** What is wrong with a value, as the schema sees it. */
  List<String> violations(JsonNode schema, JsonNode value) {
    ObjectNode root = schema.deepCopy();
    root.set("components", closed);
    return SCHEMAS.getSchema(root, STRICT).validate(value).stream().map(Object::toString).toList();
  }

  /** Schemas of answers are open, so that fields can be added; here they have to be said first. */
  private static JsonNode closed(JsonNode components) {
    for (JsonNode schema : components.get("schemas")) {
      if (schema.has("properties") && !schema.has("additionalProperties")) {
        ((ObjectNode) schema).put("additionalProperties", false);
      }
    }
    return components;
  }

  /** Fails where the answer isn't what the document says of the operation. */
  void check(String method, String path, Answer answer) {
    Optional<JsonNode> operation = operation(method, path);
    if (operation.isEmpty()) {
      return;
    }
    String said = method + " " + path + " " + answer.status();
    JsonNode response = resolve(operation.get().at("/responses/" + answer.status()));
    assertThat(response.isMissingNode()).as("%s is not documented", said).isFalse();
    for (String header : HEADERS) {
      JsonNode documented = resolve(response.path("headers").path(header));
      assertThat(!answer.header(header).isEmpty())
          .as("%s has %s: %s", said, header, answer.header(header))
          .isIn(!documented.isMissingNode(), documented.path("required").asBoolean());
    }
    if (!response.has("content")) {
      assertThat(answer.body()).as(said).isEmpty();
      return;
    }
    String type = answer.header("Content-Type").replaceFirst(";.*", "");
    JsonNode media = response.get("content").path(type);
    assertThat(media.isMissingNode()).as("%s is %s", said, type).isFalse();
    if (!method.equals("HEAD")) {
      assertThat(violations(media.get("schema"), answer.at("")))
          .as("%s %s", said, answer.body())
          .isEmpty();
    }
  }

  private Optional<JsonNode> operation(String method, String path) {
    String asked = method.equals("HEAD") ? "GET" : method;
    return operations().entrySet().stream()
        .filter(known -> matches(known.getKey(), asked + " " + path.replaceFirst("\\?.*", "")))
        .max(Comparator.comparing(known -> !known.getKey().contains("{")))
        .map(Map.Entry::getValue);
  }

  private static boolean matches(String template, String asked) {
    return asked.matches(
        Stream.of(template.split("\\{[^}]+}", -1))
            .map(Pattern::quote)
            .reduce((one, next) -> one + "[^/]+" + next)
            .orElseThrow());
  }
}
