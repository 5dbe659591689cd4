package dev.ashlar.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenApiSchemasTest {
  private final OpenApiSchemas schemas = new OpenApiSchemas();

  @Test
  void tells_what_a_request_must_hold_from_what_it_may_leave_out_or_empty() {
    assertThat(schema(Letter.class))
        .isEqualTo(
            Map.of(
                "type",
                "object",
                "required",
                List.of("colour"),
                "properties",
                Map.of(
                    "colour", Map.of("type", "string", "enum", List.of("red", "green")),
                    "stamp", Map.of("type", List.of("string", "null"), "maxLength", 9),
                    "title", Map.of("type", "string"),
                    "text", Map.of("type", List.of("string", "null")),
                    "lines", Map.of("type", "array", "items", Map.of("type", "string"))),
                "additionalProperties",
                false));
    assertThat(schema(Letter.class).get("required")).isEqualTo(List.of("colour"));
  }

  @Test
  void says_of_an_answer_what_is_always_there_and_what_may_be_null() {
    assertThat(schema(Reply.class))
        .isEqualTo(
            Map.of(
                "type",
                "object",
                "required",
                List.of("text", "note"),
                "properties",
                Map.of(
                    "text", Map.of("type", "string"),
                    "note", Map.of("type", List.of("string", "null")))));
  }

  @Test
  void names_an_envelope_for_what_is_in_it() {
    assertThat(schemas.body(Argument.of(Data.class, Argument.of(Reply.class, "T"))))
        .isEqualTo(OpenApiNode.reference("schemas", "ReplyData"));
    assertThat(schemas.components().get("ReplyData").get("properties"))
        .isEqualTo(
            Map.of(
                "success", Map.of("type", "boolean", "const", true),
                "data", OpenApiNode.reference("schemas", "Reply")));
  }

  @Test
  void does_not_guess() {
    assertThatIllegalStateException()
        .isThrownBy(() -> schema(Unreadable.class))
        .withMessageContaining("neither an Input, an answer nor a value");
    assertThatIllegalStateException()
        .isThrownBy(() -> schema(Unheard.class))
        .withMessageContaining("unknown multipleOf");
    assertThatIllegalStateException()
        .isThrownBy(() -> schema(Contradiction.class))
        .withMessageContaining("integer of a string");
    schema(Reply.class);
    assertThatIllegalStateException()
        .isThrownBy(() -> schema(SecondReply.class))
        .withMessageContaining("are both called Reply");
  }

  private OpenApiNode schema(Class<?> type) {
    OpenApiNode reference = schemas.body(Argument.of(type));
    return schemas
        .components()
        .get(reference.get("$ref").toString().replace("#/components/schemas/", ""));
  }

  enum Colour {
    RED,
    GREEN
  }

  @Introspected
  record Line(String value) {}

  @Introspected
  record Letter(
      Colour colour,
      @Schema(maxLength = 9) Optional<Line> stamp,
      Patch<Line> title,
      Patch<Optional<Line>> text,
      Patch<List<Line>> lines)
      implements Input {}

  @Serdeable
  record Reply(String text, @Nullable String note) {}

  @Serdeable
  @Schema(name = "Reply")
  record SecondReply(String text) {}

  @Introspected
  record Pair(String one, String other) {}

  @Introspected
  record Unreadable(Pair pair) implements Input {}

  @Introspected
  record Unheard(@Schema(multipleOf = 2) int number) implements Input {}

  @Introspected
  record Contradiction(@Schema(type = "integer") String text) implements Input {}
}
