package dev.ashlar.platform.rest;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationMetadataProvider;
import io.micronaut.core.annotation.AnnotationValue;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * What {@code @Schema} and {@code @ArraySchema} add to what a type already says. A member that
 * isn't known here, or contradicts the type, fails rather than be lost.
 */
final class OpenApiSchemaNotes {
  /** In the order in which they are said: annotations have none. */
  private static final List<String> MEMBERS =
      List.of(
          "type",
          "description",
          "format",
          "minLength",
          "maxLength",
          "pattern",
          "minimum",
          "maximum",
          "allowableValues",
          "defaultValue",
          "example");

  private static final List<String> ARRAY_MEMBERS =
      List.of("schema", "minItems", "maxItems", "arraySchema");

  private final AnnotationMetadata notes;

  private OpenApiSchemaNotes(AnnotationMetadata notes) {
    this.notes = notes;
  }

  static OpenApiSchemaNotes of(AnnotationMetadataProvider annotated) {
    return new OpenApiSchemaNotes(annotated.getAnnotationMetadata());
  }

  OpenApiNode addTo(OpenApiNode schema) {
    Optional.ofNullable(notes.getAnnotation(ArraySchema.class))
        .ifPresent(array -> addArray(schema, array));
    Optional.ofNullable(notes.getAnnotation(Schema.class)).ifPresent(note -> add(schema, note));
    return schema;
  }

  private static void addArray(OpenApiNode schema, AnnotationValue<ArraySchema> array) {
    if (!(schema.get("items") instanceof OpenApiNode items)) {
      throw new IllegalStateException("@ArraySchema on what is no list: " + schema);
    }
    for (String name : members(array, ARRAY_MEMBERS)) {
      switch (name) {
        case "arraySchema" ->
            array.getAnnotation(name, Schema.class).ifPresent(n -> add(schema, n));
        case "schema" -> array.getAnnotation(name, Schema.class).ifPresent(n -> add(items, n));
        default -> schema.put(name, array.intValue(name).orElseThrow());
      }
    }
  }

  private static void add(OpenApiNode schema, AnnotationValue<Schema> note) {
    String type = String.valueOf(schema.get("type"));
    for (String name : members(note, MEMBERS)) {
      String text = note.stringValue(name).orElse("");
      switch (name) {
        case "minLength", "maxLength" -> schema.put(name, note.intValue(name).orElseThrow());
        case "minimum", "maximum" -> schema.put(name, value("integer", text));
        case "defaultValue" -> schema.put("default", value(type, text));
        case "example" -> schema.put("examples", List.of(value(type, text)));
        case "allowableValues" -> allow(schema, type, note.stringValues(name));
        case "type" -> {
          if (!text.equals(type)) {
            throw new IllegalStateException("@Schema says " + text + " of a " + type);
          }
        }
        default -> schema.put(name, text);
      }
    }
  }

  private static List<String> members(AnnotationValue<?> note, List<String> known) {
    for (CharSequence name : note.getMemberNames()) {
      if (!known.contains(name.toString())) {
        throw new IllegalStateException(note + " has an unknown " + name);
      }
    }
    return known.stream().filter(note::contains).toList();
  }

  private static void allow(OpenApiNode schema, String type, String... texts) {
    List<Object> values = Stream.of(texts).map(text -> value(type, text)).toList();
    schema.remove("enum");
    if (values.size() == 1) {
      schema.put("const", values.getFirst());
    } else {
      schema.put("enum", values);
    }
  }

  private static Object value(String type, String text) {
    return switch (type) {
      case "string" -> text;
      case "integer" -> Long.valueOf(text);
      case "boolean" -> Boolean.valueOf(text);
      case "array" -> new Yaml().load(text);
      default -> throw new IllegalStateException("No example can be given of a " + type);
    };
  }
}
