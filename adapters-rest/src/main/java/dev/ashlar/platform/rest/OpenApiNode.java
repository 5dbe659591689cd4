package dev.ashlar.platform.rest;

import io.micronaut.core.annotation.Nullable;
import java.util.LinkedHashMap;
import java.util.Map;

/** An object of the OpenAPI document; its members stay in the order in which they were said. */
final class OpenApiNode extends LinkedHashMap<String, Object> {
  private static final long serialVersionUID = 1L;

  static OpenApiNode of(String name, @Nullable Object value) {
    return new OpenApiNode().with(name, value);
  }

  static OpenApiNode reference(String kind, String name) {
    return of("$ref", "#/components/" + kind + "/" + name);
  }

  OpenApiNode with(String name, @Nullable Object value) {
    put(name, value);
    return this;
  }

  OpenApiNode withAll(Map<String, ?> members) {
    putAll(members);
    return this;
  }

  /** The object under this name, made if there is none yet. */
  OpenApiNode child(String name) {
    return (OpenApiNode) computeIfAbsent(name, _ -> new OpenApiNode());
  }
}
