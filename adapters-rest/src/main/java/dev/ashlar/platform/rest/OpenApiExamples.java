package dev.ashlar.platform.rest;

import io.micronaut.core.annotation.Nullable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** Examples put together from those of the fields. A field that nothing is known of fails. */
final class OpenApiExamples {
  static final String ID = "019a9d7c-3f5e-7b21-8c44-5d1e0f6a2b93";
  private static final String TIME = "2026-03-14T09:26:53.589793Z";

  private final Map<String, OpenApiNode> components;

  private OpenApiExamples(Map<String, OpenApiNode> components) {
    this.components = components;
  }

  /** A body with an example. */
  static OpenApiNode media(OpenApiNode schema, Map<String, OpenApiNode> components) {
    return OpenApiNode.of("schema", schema)
        .with("example", new OpenApiExamples(components).of(schema));
  }

  /**
   * A body with an example.
   *
   * @param differences to what is an example of the schema's {@code data}, as JSON
   */
  static OpenApiNode media(
      OpenApiNode schema, Map<String, OpenApiNode> components, String differences) {
    OpenApiNode media = media(schema, components);
    if (media.get("example") instanceof OpenApiNode example
        && example.get("data") instanceof OpenApiNode data
        && new Yaml().load(differences) instanceof Map<?, ?> other) { // which JSON is, too
      merge(data, other);
    }
    return media;
  }

  private static void merge(OpenApiNode example, Map<?, ?> differences) {
    differences.forEach((name, value) -> {
      if (!example.containsKey((String) name)) {
        throw new IllegalStateException("Nothing in the example is called " + name);
      }
      if (value instanceof Map<?, ?> within && example.get(name) instanceof OpenApiNode child) {
        merge(child, within);
      } else {
        example.put((String) name, value);
      }
    });
  }

  /** An example of the schema, which may well be null. */
  @Nullable
  Object of(Map<?, ?> schema) {
    if (schema.get("$ref") instanceof String reference) {
      OpenApiNode target = components.get(reference.substring(reference.lastIndexOf('/') + 1));
      if (target == null) {
        throw new IllegalStateException("There is no " + reference);
      }
      return of(target);
    }
    if (schema.get("examples") instanceof List<?> examples) {
      return examples.getFirst();
    }
    if (schema.containsKey("const")) {
      return schema.get("const");
    }
    if (schema.get("anyOf") instanceof List<?> variants
        && variants.getFirst() instanceof Map<?, ?> first) {
      return of(first);
    }
    if (schema.get("properties") instanceof Map<?, ?> properties) {
      OpenApiNode example = new OpenApiNode();
      properties.forEach((name, property) -> example.put((String) name, of((Map<?, ?>) property)));
      return example;
    }
    if (schema.get("items") instanceof Map<?, ?> items) {
      return Collections.singletonList(of(items));
    }
    if ("uuid".equals(schema.get("format"))) {
      return ID;
    }
    if ("date-time".equals(schema.get("format"))) {
      return TIME;
    }
    if (schema.get("type") instanceof List<?> types && types.contains("null")) {
      return null;
    }
    throw new IllegalStateException("Nothing is an example of " + schema);
  }
}
