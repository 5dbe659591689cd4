package dev.ashlar.platform.rest;

import dev.ashlar.kernel.InvalidValue;
import dev.ashlar.kernel.SortKey;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The order of a list: field names with commas between, {@code -} before one turns it around. */
public final class SortKeys {
  private static final Pattern WORD = Pattern.compile("_([a-z])");

  private SortKeys() {}

  /**
   * What {@code text} says in names of {@code fields}, which are written as in JSON: {@code
   * CREATED_AT} is {@code createdAt}.
   *
   * @throws InvalidValue if it names another field, or one twice
   */
  public static <F extends Enum<F>> List<SortKey<F>> read(String text, Class<F> fields) {
    List<SortKey<F>> keys =
        Stream.of(text.split(",", -1)).map(name -> key(name, fields.getEnumConstants())).toList();
    if (keys.stream().map(SortKey::field).distinct().count() < keys.size()) {
      throw new InvalidValue("REPEATED", "Name each field once.");
    }
    return keys;
  }

  private static <F extends Enum<F>> SortKey<F> key(String text, F[] fields) {
    boolean descending = text.startsWith("-");
    String name = descending ? text.substring(1) : text;
    return Stream.of(fields)
        .filter(field -> name(field).equals(name))
        .findFirst()
        .map(field -> new SortKey<>(field, descending))
        .orElseThrow(() ->
            new InvalidValue(
                "UNKNOWN_VALUE",
                "Sort by "
                    + String.join(", ", Stream.of(fields).map(SortKeys::name).toList())
                    + "."));
  }

  private static String name(Enum<?> field) {
    return WORD.matcher(field.name().toLowerCase(Locale.ROOT))
        .replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
  }
}
