package dev.ashlar.identity.rest;

import dev.ashlar.platform.rest.Failure;

/** A token that was mailed and came back. */
final class MailedToken {
  static final String EXAMPLE = "kY2v3nR0q8cJm5Zt1xWb7uLhE9sGaPdF4iTjOoNvQwA";

  private MailedToken() {}

  /** Says no more than that, whatever is wrong with it. */
  static Failure refused() {
    return Failure.invalid(
        "token", "INVALID_TOKEN", "The token is wrong, too old or was used. Ask for another one.");
  }
}
