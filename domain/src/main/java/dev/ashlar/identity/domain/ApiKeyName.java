package dev.ashlar.identity.domain;

import dev.ashlar.kernel.Text;

/** What its owner knows an API key by: 1 to 100 characters on one line. */
public record ApiKeyName(String value) {
  public static final int MAX_LENGTH = 100;

  public ApiKeyName {
    value = Text.line(value, 1, MAX_LENGTH);
  }
}
