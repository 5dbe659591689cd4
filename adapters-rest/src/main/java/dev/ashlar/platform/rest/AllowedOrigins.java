package dev.ashlar.platform.rest;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose pages may call from a browser.
 *
 * @param origins as browsers write them (RFC 6454, 6.2)
 * @param local whether pages of the browser's own machine may, at any port
 */
public record AllowedOrigins(Set<String> origins, boolean local) {
  public static final AllowedOrigins NONE = new AllowedOrigins(Set.of(), false);
  public static final AllowedOrigins LOCAL = new AllowedOrigins(Set.of(), true);

  private static final Pattern ORIGIN =
      Pattern.compile("(https?)://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");
  private static final Pattern LOCAL_ORIGIN =
      Pattern.compile("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

  public AllowedOrigins {
    origins = Set.copyOf(origins);
  }

  /**
   * Reads origins with commas between them.
   *
   * @throws IllegalArgumentException naming the first that is none: {@code *} and {@code null}, too
   */
  public static AllowedOrigins parse(String text) {
    return new AllowedOrigins(
        Stream.of(text.split(",", -1))
            .map(String::strip)
            .map(AllowedOrigins::origin)
            .collect(Collectors.toSet()),
        false);
  }

  private static String origin(String text) {
    Matcher parts = ORIGIN.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "has '%s', but takes origins with commas: scheme, host and port, https://app.example.org"
              .formatted(text));
    }
    String usual = parts.group(1).equals("https") ? ":443" : ":80"; // which browsers leave out
    return usual.equals(parts.group(3)) ? parts.group().replace(usual, "") : parts.group();
  }

  boolean include(String origin) {
    return origins.contains(origin) || (local && LOCAL_ORIGIN.matcher(origin).matches());
  }
}
