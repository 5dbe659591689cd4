package dev.ashlar.identity.domain;

import dev.ashlar.kernel.Text;

/** How a user wants to be called: 1 to 100 characters on one line. */
public record DisplayName(String value) {
  public static final int MAX_LENGTH = 100;

  public DisplayName {
    value = Text.line(value, 1, MAX_LENGTH);
  }

  /** Personal data: never shown by accident. */
  @Override
  public String toString() {
    return "DisplayName[…]";
  }
}
