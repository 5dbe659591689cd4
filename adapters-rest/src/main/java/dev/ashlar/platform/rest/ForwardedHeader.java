package dev.ashlar.platform.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code Forwarded} header says (RFC 7239, 4). One malformed element makes all of them worth
 * nothing: an opening quote of the client's could swallow what a proxy says behind it.
 */
record ForwardedHeader(List<String> elements) {

  static ForwardedHeader read(String text) {
    return new ForwardedHeader(split(text, ',').orElse(List.of("")));
  }

  /** For whom each proxy forwards, the last one last; empty where it doesn't tell. */
  List<String> nodes() {
    return elements.stream().map(element -> value(element, "for")).toList();
  }

  /** Whether any of them was asked over TLS. */
  boolean isSecure() {
    return elements.stream().anyMatch(element -> value(element, "proto").equalsIgnoreCase("https"));
  }

  private static String value(String element, String name) {
    List<String> values =
        split(element, ';').stream()
            .flatMap(List::stream)
            .filter(pair -> pair.regionMatches(true, 0, name + "=", 0, name.length() + 1))
            .map(pair -> unquoted(pair.substring(name.length() + 1)))
            .toList();
    return values.size() == 1 ? values.getFirst() : "";
  }

  private static String unquoted(String value) {
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  /** Empty if a quote isn't closed. */
  private static Optional<List<String>> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        i++;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(text.substring(start).strip());
    return quoted ? Optional.empty() : Optional.of(parts);
  }
}
