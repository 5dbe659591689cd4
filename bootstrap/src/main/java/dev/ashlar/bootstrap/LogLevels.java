package dev.ashlar.bootstrap;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * From which level on lines are written.
 *
 * @param level of Ashlar
 * @param loggers of single loggers, and of those below them
 */
record LogLevels(Level level, Map<String, Level> loggers) {
  enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  private static final String NAME = "[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*";

  LogLevels {
    loggers = Map.copyOf(loggers);
  }

  static LogLevels of(Level level) {
    return new LogLevels(level, Map.of());
  }

  /**
   * @throws IllegalArgumentException if it is not of the form {@code
   *     info,dev.ashlar.identity=debug}
   */
  static LogLevels parse(String text) {
    Optional<Level> general = Optional.empty();
    Map<String, Level> loggers = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      String[] pair = part.strip().split("\\s*=\\s*", -1);
      Level level = level(pair[pair.length - 1]).orElseThrow(() -> refused(part));
      boolean repeated;
      if (pair.length == 1) {
        repeated = general.isPresent();
        general = Optional.of(level);
      } else if (pair.length == 2 && pair[0].matches(NAME)) {
        repeated = loggers.put(pair[0], level) != null;
      } else {
        throw refused(part);
      }
      if (repeated) {
        throw new IllegalArgumentException("says '%s' beside another".formatted(part.strip()));
      }
    }
    return new LogLevels(general.orElse(Level.INFO), loggers);
  }

  private static Optional<Level> level(String word) {
    return Arrays.stream(Level.values())
        .filter(level -> level.name().equals(word.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  private static IllegalArgumentException refused(String part) {
    return new IllegalArgumentException(
        "has '%s', but takes error, warn, info or debug, and the same for single loggers:"
                .formatted(part.strip())
            + " info,dev.ashlar.identity=debug");
  }
}
