package dev.ashlar.identity.domain;

import dev.ashlar.kernel.Text;

/** What a user says about themselves: at most 1,000 characters. */
public record Bio(String value) {
  public static final int MAX_LENGTH = 1_000;

  public Bio {
    value = Text.block(value, MAX_LENGTH);
  }

  /** Personal data: never shown by accident. */
  @Override
  public String toString() {
    return "Bio[…]";
  }
}
