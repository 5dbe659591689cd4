package dev.ashlar.content.rest;

import dev.ashlar.content.application.ResourceSort;
import dev.ashlar.kernel.InvalidValue;
import dev.ashlar.kernel.SortKey;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The order of a list: field names with commas between, {@code -} before one turns it around. */
@Introspected
record SortParameter(String value) {
  private static final Map<String, ResourceSort> FIELDS =
      Map.of(
          "createdAt", ResourceSort.CREATED_AT,
          "updatedAt", ResourceSort.UPDATED_AT,
          "title", ResourceSort.TITLE);

  static final SortParameter DEFAULT = new SortParameter("-createdAt");

  SortParameter {
    List<SortKey<ResourceSort>> keys = keys(value);
    if (keys.stream().map(SortKey::field).distinct().count() < keys.size()) {
      throw new InvalidValue("REPEATED", "Name each field once.");
    }
  }

  List<SortKey<ResourceSort>> keys() {
    return keys(value);
  }

  private static List<SortKey<ResourceSort>> keys(String value) {
    return Stream.of(value.split(",", -1)).map(SortParameter::key).toList();
  }

  private static SortKey<ResourceSort> key(String text) {
    boolean descending = text.startsWith("-");
    ResourceSort field = FIELDS.get(descending ? text.substring(1) : text);
    if (field == null) {
      throw new InvalidValue(
          "UNKNOWN_VALUE",
          "Sort by " + String.join(", ", FIELDS.keySet().stream().sorted().toList()) + ".");
    }
    return new SortKey<>(field, descending);
  }
}
