package dev.ashlar.content.domain;

import dev.ashlar.kernel.Text;

/** What a resource is called: 1 to 200 characters on one line, trimmed. */
public record Title(String value) {
  public static final int MAX_LENGTH = 200;

  public Title {
    value = Text.line(value, 1, MAX_LENGTH);
  }
}
