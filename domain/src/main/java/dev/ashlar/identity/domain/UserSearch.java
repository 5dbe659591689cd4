package dev.ashlar.identity.domain;

import dev.ashlar.kernel.Text;

/**
 * What is looked for in users' emails, usernames and names: a part of one, 1 to 100 characters,
 * without regard to case.
 */
public record UserSearch(String text) {
  public static final int MAX_LENGTH = 100;

  public UserSearch {
    text = Text.line(text, 1, MAX_LENGTH);
  }

  /** May be personal data: never shown by accident. */
  @Override
  public String toString() {
    return "UserSearch[…]";
  }
}
