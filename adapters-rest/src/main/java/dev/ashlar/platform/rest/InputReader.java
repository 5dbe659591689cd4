package dev.ashlar.platform.rest;

import dev.ashlar.kernel.InvalidValue;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes an {@link Input} of a JSON object and collects everything that is wrong with it on the way.
 * Values are made by their own constructors; this adds the paths.
 */
final class InputReader {
  /** How many wrong fields one answer names. */
  static final int MOST = 100;

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");

  private final List<Failure.Detail> wrong = new ArrayList<>();
  private final boolean query;

  private InputReader(boolean query) {
    this.query = query;
  }

  /**
   * @param body a JSON object
   * @throws Failure that names every wrong field
   */
  static <T> T body(Class<T> type, JsonNode body) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    body.entries().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return new InputReader(false).read(type, fields);
  }

  /**
   * @throws Failure that names every wrong parameter
   */
  static <T> T query(Class<T> type, Map<String, List<String>> parameters) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    parameters.forEach((name, values) ->
        fields.put(
            name,
            values.size() == 1
                ? JsonNode.createStringNode(values.getFirst())
                : JsonNode.createArrayNode(
                    values.stream().map(JsonNode::createStringNode).toList())));
    return new InputReader(true).read(type, fields);
  }

  /** Says that there is no field of that name. */
  static Failure.Detail unknown(String name) {
    return new Failure.Detail(name, "UNKNOWN", "There is no such field. Leave it out.");
  }

  private <T> T read(Class<T> type, Map<String, JsonNode> fields) {
    BeanIntrospection<T> shape = BeanIntrospection.getIntrospection(type);
    List<Argument<?>> known = List.of(shape.getConstructorArguments());
    Set<String> unknown = new LinkedHashSet<>(fields.keySet());
    known.forEach(field -> unknown.remove(field.getName()));
    unknown.forEach(name -> refuse(unknown(name)));
    Object[] values =
        known.stream()
            .map(field -> value(field, fields.get(field.getName()), field.getName()))
            .toArray();
    if (!wrong.isEmpty()) {
      throw Failure.invalid(wrong);
    }
    return shape.instantiate(values);
  }

  /** The value of a field or element, or null where it is wrong, which is then noted. */
  private @Nullable Object value(Argument<?> type, @Nullable JsonNode node, String path) {
    Optional<JsonNode> given = Optional.ofNullable(node).filter(n -> !n.isNull());
    try {
      if (type.getType() != Patch.class) {
        return make(type, given, path);
      }
      return new Patch<>(
          node == null
              ? Optional.empty()
              : Optional.of(make(type.getTypeParameters()[0], given, path)));
    } catch (InvalidValue e) {
      refuse(path, e.code(), e.reason());
    } catch (WrongWithin e) {
      // noted where it was found
    }
    return null;
  }

  private Object make(Argument<?> type, Optional<JsonNode> given, String path) {
    Class<?> raw = type.getType();
    if (raw == Optional.class) {
      return given.map(node -> make(type.getTypeParameters()[0], given, path));
    }
    JsonNode node =
        given.orElseThrow(() -> new InvalidValue("REQUIRED", "This field is required."));
    if (raw == List.class) {
      return list(type.getTypeParameters()[0], node, path);
    }
    if (raw == String.class) {
      return text(node);
    }
    if (raw == int.class) {
      return integer(node);
    }
    if (raw == Instant.class) {
      return instant(text(node));
    }
    if (raw == UUID.class) {
      return StrictIds.read(text(node))
          .orElseThrow(() -> new InvalidValue("INVALID_ID", "Use a UUID."));
    }
    if (raw.isEnum()) {
      return constant(raw, node);
    }
    // a value type: a record of one component, whose constructor keeps the rule
    BeanIntrospection<?> value = BeanIntrospection.getIntrospection(raw);
    return value.instantiate(make(value.getConstructorArguments()[0], given, path));
  }

  private List<Object> list(Argument<?> element, JsonNode node, String path) {
    if (query && node.isString()) {
      return List.of(make(element, Optional.of(node), path));
    }
    if (!node.isArray()) {
      throw new InvalidValue("WRONG_TYPE", "Send an array.");
    }
    int before = wrong.size();
    List<Object> elements = new ArrayList<>();
    for (JsonNode item : node.values()) {
      elements.add(value(element, item, path + "[" + elements.size() + "]"));
    }
    if (wrong.size() > before) {
      throw new WrongWithin();
    }
    return elements;
  }

  private String text(JsonNode node) {
    if (!node.isString()) {
      throw new InvalidValue("WRONG_TYPE", query ? "Send this parameter once." : "Send a string.");
    }
    return node.getStringValue();
  }

  private int integer(JsonNode node) {
    try {
      String number = query ? text(node) : node.getNumberValue().toString();
      if (INTEGER.matcher(number).matches()) { // Java reads other scripts' digits, and +1
        return Integer.parseInt(number);
      }
    } catch (NumberFormatException | IllegalStateException e) {
      // said below
    }
    throw new InvalidValue("WRONG_TYPE", "Send a whole number.");
  }

  /** RFC 3339, in which years have four digits; in UTC, too, as it is answered. */
  private static Instant instant(String text) {
    try {
      Instant time = OffsetDateTime.parse(text).toInstant();
      int year = time.atOffset(ZoneOffset.UTC).getYear();
      if (year >= 1 && year <= 9999) {
        return time.truncatedTo(ChronoUnit.MICROS);
      }
    } catch (DateTimeParseException e) {
      // said below, as for a year that nobody lives in
    }
    throw new InvalidValue("INVALID_TIME", "Use a time such as 2026-01-31T08:30:00Z.");
  }

  private Object constant(Class<?> type, JsonNode node) {
    Object[] constants = type.getEnumConstants();
    List<String> codes =
        Stream.of(constants).map(c -> c.toString().toLowerCase(Locale.ROOT)).toList();
    int index = codes.indexOf(text(node));
    if (index < 0) {
      throw new InvalidValue("UNKNOWN_VALUE", "Use one of " + String.join(", ", codes) + ".");
    }
    return constants[index];
  }

  private void refuse(String path, String code, String message) {
    refuse(new Failure.Detail(path, code, message));
  }

  /** Whoever sends more than a client can show gets the first of them: answers stay bounded. */
  private void refuse(Failure.Detail detail) {
    wrong.add(detail);
    if (wrong.size() == MOST) {
      throw Failure.invalid(wrong);
    }
  }

  /** Some element of a list is wrong, so there is no list. */
  private static final class WrongWithin extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongWithin() {
      super(null, null, false, false);
    }
  }
}
