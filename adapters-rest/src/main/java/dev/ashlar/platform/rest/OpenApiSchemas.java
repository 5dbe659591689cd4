package dev.ashlar.platform.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.GenericPlaceholder;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * JSON Schemas of what requests hold and answers say, read off the types that {@link InputReader}
 * and the serializer use. A type that neither could handle fails here too.
 */
final class OpenApiSchemas {
  private static final Place REQUEST = new Place(false, Map.of());
  private static final Place ANSWER = new Place(true, Map.of());

  private final SortedMap<String, OpenApiNode> components = new TreeMap<>();
  private final Map<String, String> owners = new HashMap<>();

  /** The schemas that have a name, by it. */
  SortedMap<String, OpenApiNode> components() {
    return components;
  }

  /** A parameter's or field's type: never null, for it may be left out instead. */
  OpenApiNode given(Argument<?> type) {
    return OpenApiSchemaNotes.of(type).addTo(plain(content(type), REQUEST));
  }

  /** A body of a request or an answer. */
  OpenApiNode body(Argument<?> type) {
    return plain(type, ANSWER);
  }

  /** Whether a thing has a field of this name, in one of its forms at least. */
  boolean has(String field, Argument<?> type) {
    return isUnion(type)
        ? variants(type).anyMatch(variant -> has(field, variant))
        : Stream.of(shape(type).getConstructorArguments())
            .anyMatch(known -> known.getName().equals(field));
  }

  /** The name under which a type stands; that of an envelope begins with what is in it. */
  private static String name(Argument<?> type) {
    if (isUnion(type)) {
      return variants(type).map(OpenApiSchemas::name).collect(Collectors.joining("Or"));
    }
    String own =
        shape(type).stringValue(Schema.class, "name").orElseGet(type.getType()::getSimpleName);
    return Stream.of(type.getTypeParameters())
            .map(OpenApiSchemas::name)
            .collect(Collectors.joining())
        + own;
  }

  private static Argument<?> content(Argument<?> type) {
    Class<?> raw = type.getType();
    return raw == Optional.class || raw == Patch.class
        ? content(type.getTypeParameters()[0])
        : type;
  }

  private OpenApiNode plain(Argument<?> type, Place place) {
    if (type instanceof GenericPlaceholder<?> variable) {
      return plain(place.resolve(variable), ANSWER);
    }
    Class<?> raw = type.getType();
    if (raw == String.class) {
      return typed("string");
    }
    if (raw == boolean.class) {
      return typed("boolean");
    }
    if (raw == int.class || raw == long.class) {
      return typed("integer").with("format", raw == int.class ? "int32" : "int64");
    }
    if (raw == UUID.class) {
      return typed("string").with("format", "uuid");
    }
    if (raw == Instant.class) {
      return typed("string").with("format", "date-time");
    }
    if (raw == List.class) {
      return typed("array").with("items", plain(type.getTypeParameters()[0], place));
    }
    if (raw.isEnum()) {
      return typed("string")
          .with("enum", Stream.of(raw.getEnumConstants()).map(place::constant).toList());
    }
    if (isUnion(type)) {
      // not oneOf: who sees all of a thing sees its public part too
      return OpenApiNode.of("anyOf", variants(type).map(variant -> plain(variant, place)).toList());
    }
    return record(type);
  }

  private static boolean isUnion(Argument<?> type) {
    return type.getType().isInterface() && type.getType().isSealed();
  }

  private static Stream<Argument<?>> variants(Argument<?> type) {
    return Stream.of(type.getType().getPermittedSubclasses()).map(Argument::of);
  }

  private OpenApiNode record(Argument<?> type) {
    BeanIntrospection<?> shape = shape(type);
    boolean answer = shape.hasStereotype(Serdeable.class);
    if (!answer && !Input.class.isAssignableFrom(type.getType())) {
      if (shape.getConstructorArguments().length != 1) {
        throw new IllegalStateException(type + " is neither an Input, an answer nor a value");
      }
      return OpenApiSchemaNotes.of(shape).addTo(plain(shape.getConstructorArguments()[0], REQUEST));
    }
    String name = name(type);
    String owner = owners.putIfAbsent(name, type.getTypeString(true));
    if (owner == null) {
      components.put(name, new OpenApiNode()); // known from here on, should it contain itself
      components.put(name, answer ? answer(shape, type) : request(shape));
    } else if (!owner.equals(type.getTypeString(true))) {
      throw new IllegalStateException(owner + " and " + type + " are both called " + name);
    }
    return OpenApiNode.reference("schemas", name);
  }

  private static BeanIntrospection<?> shape(Argument<?> type) {
    return BeanIntrospection.getIntrospection(type.getType());
  }

  private OpenApiNode request(BeanIntrospection<?> shape) {
    List<String> required = new ArrayList<>();
    OpenApiNode properties = new OpenApiNode();
    for (Argument<?> field : shape.getConstructorArguments()) {
      boolean patch = field.getType() == Patch.class;
      boolean nullable = (patch ? field.getTypeParameters()[0] : field).getType() == Optional.class;
      if (!patch && !nullable) {
        required.add(field.getName());
      }
      properties.put(field.getName(), nullable ? orNull(given(field)) : given(field));
    }
    return object(shape, required, properties).with("additionalProperties", false);
  }

  private OpenApiNode answer(BeanIntrospection<?> shape, Argument<?> type) {
    List<String> required = new ArrayList<>();
    OpenApiNode properties = new OpenApiNode();
    for (Argument<?> field : shape.getConstructorArguments()) {
      boolean always = !field.isAnnotationPresent(JsonInclude.class);
      if (always) {
        required.add(field.getName());
      }
      OpenApiNode schema =
          OpenApiSchemaNotes.of(field)
              .addTo(plain(field, new Place(true, type.getTypeVariables())));
      properties.put(
          field.getName(), always && field.isDeclaredNullable() ? orNull(schema) : schema);
    }
    return object(shape, required, properties);
  }

  private static OpenApiNode object(
      BeanIntrospection<?> shape, List<String> required, OpenApiNode properties) {
    OpenApiNode object = typed("object");
    shape
        .stringValue(Schema.class, "description")
        .ifPresent(description -> object.put("description", description));
    if (!required.isEmpty()) {
      object.put("required", required);
    }
    return object.with("properties", properties);
  }

  private static OpenApiNode orNull(OpenApiNode schema) {
    if (schema.get("enum") instanceof List<?> values) {
      List<Object> more = new ArrayList<>(values);
      more.add(null);
      schema.put("enum", more);
    }
    if (schema.get("type") instanceof String type) {
      return schema.with("type", List.of(type, "null"));
    }
    return OpenApiNode.of("anyOf", List.of(schema, typed("null")));
  }

  private static OpenApiNode typed(String type) {
    return OpenApiNode.of("type", type);
  }

  /**
   * Where a type stands.
   *
   * @param variables what the type variables of the surrounding type mean
   */
  private record Place(boolean answer, Map<String, Argument<?>> variables) {

    Argument<?> resolve(GenericPlaceholder<?> variable) {
      Argument<?> type = variables.get(variable.getVariableName());
      if (type == null) {
        throw new IllegalStateException("Nobody says what " + variable + " is");
      }
      return type;
    }

    /** As {@link InputReader} reads it, or the serializer writes it. */
    String constant(Object constant) {
      return answer ? constant.toString() : constant.toString().toLowerCase(Locale.ROOT);
    }
  }
}
