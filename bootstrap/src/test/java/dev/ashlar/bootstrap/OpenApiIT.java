package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.ashlar.platform.rest.ErrorCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenApiIT {
  private static Api api;
  private static Api.Answer served;
  private static Contract contract;

  @BeforeAll
  static void start() {
    api = Api.start();
    served = api.get("//openapi.yml").send().expect(200);
    contract = Contract.read(served.body());
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @Test
  void is_committed_as_it_is_served() {
    GeneratedDocs.check(Path.of("docs/api/openapi.yml"), served.body());
  }

  @Test
  void is_asked_for_again_at_little_cost() {
    assertThat(served.header("Content-Type")).isEqualTo("application/yaml");
    assertThat(served.header("Cache-Control")).isEqualTo("public, no-cache");
    api.get("//openapi.yml").header("If-None-Match", served.header("ETag")).send().expect(304);
  }

  @Test
  void names_the_address_and_the_base_path_that_were_set() {
    Map<String, String> settings =
        Map.of("BASE_PATH", "/v9", "PUBLIC_URL", "https://api.example.org");
    try (Api other = Api.start(settings)) {
      Contract document = Contract.read(other.get("//openapi.yml").send().body());
      assertThat(document.at("/servers/0/url").asText()).isEqualTo("https://api.example.org");
      assertThat(document.operations()).containsKeys("POST /v9/auth/login", "GET /health/live");
    }
  }

  @Test
  void says_something_of_everything() {
    contract
        .operations()
        .forEach((name, operation) -> {
          for (String member : List.of("operationId", "summary", "description", "tags")) {
            assertThat(
                    operation.path(member).isEmpty() && operation.path(member).asText().isEmpty())
                .as("%s lacks %s", name, member)
                .isFalse();
          }
          assertThat(operation.has("security")).as(name).isTrue();
          for (JsonNode response : operation.get("responses")) {
            assertThat(contract.resolve(response).at("/headers/X-Request-Id").isMissingNode())
                .as(name)
                .isFalse();
          }
        });
  }

  @Test
  void refers_to_what_exists_and_to_all_of_it() {
    Set<String> components = new TreeSet<>();
    for (String kind : List.of("schemas", "responses", "examples", "headers", "parameters")) {
      contract
          .at("/components/" + kind)
          .fieldNames()
          .forEachRemaining(name -> components.add("#/components/" + kind + "/" + name));
    }
    assertThat(new TreeSet<>(contract.at("").findValuesAsText("$ref"))).isEqualTo(components);
  }

  @Test
  void has_schemas_that_are_json_schemas() {
    var metaSchema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    for (JsonNode schema : contract.at("/components/schemas")) {
      assertThat(metaSchema.validate(schema)).as(schema.toString()).isEmpty();
    }
  }

  @Test
  void has_an_example_of_every_body_and_keeps_its_own_rules_in_it() {
    List<JsonNode> bodies = new ArrayList<>();
    contract
        .operations()
        .values()
        .forEach(operation -> {
          operation.at("/requestBody/content").forEach(bodies::add);
          operation
              .get("responses")
              .forEach(answer -> contract.resolve(answer).path("content").forEach(bodies::add));
        });
    assertThat(bodies).hasSizeGreaterThan(100);
    for (JsonNode body : bodies) {
      List<JsonNode> examples = new ArrayList<>();
      body.path("examples").forEach(e -> examples.add(contract.resolve(e).get("value")));
      if (body.has("example")) {
        examples.add(body.get("example"));
      }
      assertThat(examples).as(body.toString()).isNotEmpty();
      examples.forEach(example ->
          assertThat(contract.violations(body.get("schema"), example))
              .as(example.toString())
              .isEmpty());
    }
  }

  @Test
  void has_examples_that_fit_what_was_asked() {
    assertThat(answered("POST /api/v1/auth/register", "/user/role").asText()).isEqualTo("user");
    assertThat(answered("POST /api/v1/users/me/creator", "/role").asText()).isEqualTo("creator");
    assertThat(answered("POST /api/v1/resources", "/status").asText()).isEqualTo("draft");
    assertThat(answered("POST /api/v1/resources", "/publishedAt").isNull()).isTrue();
    var asked =
        contract
            .operations()
            .get("POST /api/v1/api-keys")
            .at("/requestBody/content/application~1json/example");
    assertThat(answered("POST /api/v1/api-keys", "/scopes")).isEqualTo(asked.get("scopes"));
    assertThat(answered("POST /api/v1/api-keys", "/expiresAt")).isEqualTo(asked.get("expiresAt"));
  }

  private static JsonNode answered(String operation, String pointer) {
    return contract.operations().get(operation).get("responses").properties().stream()
        .filter(answer -> answer.getKey().startsWith("2"))
        .map(answer -> answer.getValue().at("/content/application~1json/example/data" + pointer))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void lets_a_page_to_try_it_begin_with_an_empty_cursor_and_no_page() {
    contract
        .operations()
        .values()
        .forEach(operation -> {
          for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("name").asText().equals("cursor")) {
              assertThat(parameter.path("allowEmptyValue").asBoolean()).isTrue();
            }
            if (parameter.path("name").asText().equals("page")) {
              assertThat(parameter.at("/schema/default").isMissingNode()).isTrue();
            }
          }
        });
  }

  @Test
  void knows_every_error_code() {
    Set<String> met =
        contract.operations().values().stream()
            .flatMap(operation -> operation.get("responses").valueStream())
            .map(contract::resolve)
            .flatMap(answer ->
                answer
                    .path("content")
                    .path("application/problem+json")
                    .at("/schema/properties/code/enum")
                    .valueStream())
            .map(JsonNode::asText)
            .collect(Collectors.toCollection(TreeSet::new));
    met.add(ErrorCode.METHOD_NOT_ALLOWED.name()); // met where there is no operation
    assertThat(met).containsExactlyInAnyOrderElementsOf(names());
    assertThat(contract.at("/components/schemas/Error/properties/code/enum").valueStream())
        .map(JsonNode::asText)
        .containsExactlyElementsOf(names());
  }

  @Test
  void error_codes_are_explained() {
    String rows =
        Stream.of(ErrorCode.values())
            .map(code ->
                "| %d | `%s` | %s |\n".formatted(code.status().getCode(), code, code.message()))
            .sorted()
            .collect(Collectors.joining());
    GeneratedDocs.check(
        Path.of("docs/api/errors.md"),
        """
        # Error codes

        What a failure can say, in `error.code` or, asked for as `application/problem+json`, in `code`. The message may be
        more exact than here. Which operation answers with which of them stands in [openapi.yml](openapi.yml), what the
        codes of `error.details` mean in [details.md](details.md).

        | status | code | message |
        |---|---|---|
        """
            + rows);
  }

  private static List<String> names() {
    return Stream.of(ErrorCode.values()).map(ErrorCode::name).toList();
  }

  @Test
  void notices_an_answer_that_it_does_not_describe() {
    Api.Answer live = api.get("//health/live").send().expect(200);
    Api.Answer tags = api.get("/tags").send().expect(200);
    assertThatThrownBy(() -> contract.check("DELETE", "/api/v1/resources/7", live))
        .hasMessageContaining("DELETE /api/v1/resources/7 200 is not documented");
    assertThatThrownBy(() -> contract.check("GET", "/health/live", tags))
        .hasMessageContaining("has Link");
    assertThatThrownBy(() -> contract.check("POST", "/api/v1/auth/login", live))
        .hasMessageContaining("property 'status' is not defined")
        .hasMessageContaining("required property 'user' not found");
  }
}
