package dev.ashlar.content.domain;

import dev.ashlar.kernel.Text;

/** What a resource says: at most 100,000 characters, kept exactly as sent. */
public record Content(String value) {
  public static final int MAX_LENGTH = 100_000;
  public static final Content EMPTY = new Content("");

  public Content {
    value = Text.block(value, MAX_LENGTH);
  }

  @Override
  public String toString() {
    return "Content[" + value.length() + "]";
  }
}
