package dev.ashlar.bootstrap;

import dev.ashlar.platform.persistence.Migrations;
import java.util.Objects;
import java.util.stream.Stream;

/** A start that can't go on, in one line that says what is wrong and what to do about it. */
final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  StartFailure(String line) {
    super(line);
  }

  StartFailure(String line, Throwable cause) {
    super(line, cause);
  }

  /** The line that stands somewhere in the causes; what nobody expected stays as it is. */
  static RuntimeException in(RuntimeException e) {
    return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
        .filter(cause -> cause instanceof StartFailure || cause instanceof Migrations.Failed)
        .findFirst()
        .<RuntimeException>map(cause -> new StartFailure(String.valueOf(cause.getMessage()), e))
        .orElse(e);
  }
}
