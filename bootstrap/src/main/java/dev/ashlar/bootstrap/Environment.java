package dev.ashlar.bootstrap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The variables Ashlar was started with, and a list of everything found wrong in them so far. */
final class Environment {
  private final Map<String, String> variables;
  private final List<String> problems = new ArrayList<>();

  Environment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** Blank counts as unset: Compose files and CI systems pass empty strings for what isn't set. */
  Optional<String> text(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * Empty when unset, and when wrong, which is then among the problems.
   *
   * @param parse throws IllegalArgumentException with a message that continues "NAME …"
   */
  <T> Optional<T> parsed(String name, Function<String, T> parse) {
    return verbatim(name, text -> parse.apply(text.strip()));
  }

  /** As {@link #parsed}, with the blanks around the text. */
  <T> Optional<T> verbatim(String name, Function<String, T> parse) {
    try {
      return text(name).map(parse);
    } catch (IllegalArgumentException e) {
      problem(name + " " + e.getMessage());
      return Optional.empty();
    }
  }

  int number(String name, int otherwise, int least, int most) {
    return parsed(
            name,
            text -> {
              if (text.matches("[0-9]{1,9}")) {
                var number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                  return number;
                }
              }
              throw new IllegalArgumentException(
                  "is '%s', but must be a whole number from %d to %d".formatted(text, least, most));
            })
        .orElse(otherwise);
  }

  boolean flag(String name, boolean otherwise) {
    return parsed(
            name,
            text ->
                switch (text.toLowerCase(Locale.ROOT)) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw new IllegalArgumentException(
                          "is '" + text + "', but must be true or false");
                })
        .orElse(otherwise);
  }

  <E extends Enum<E>> Optional<E> choice(String name, Class<E> choices) {
    return parsed(
        name,
        text ->
            Arrays.stream(choices.getEnumConstants())
                .filter(choice -> word(choice).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        Arrays.stream(choices.getEnumConstants())
                            .map(Environment::word)
                            .collect(
                                Collectors.joining(
                                    ", ", "is '" + text + "', but must be one of ", "")))));
  }

  void problem(String line) {
    problems.add(line);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
