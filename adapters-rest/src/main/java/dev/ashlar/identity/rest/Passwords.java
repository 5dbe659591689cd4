package dev.ashlar.identity.rest;

import dev.ashlar.identity.application.PasswordRules.Objection;
import dev.ashlar.platform.rest.Failure;

/** Says why a new password is refused. */
final class Passwords {

  private Passwords() {}

  static Failure refused(String field, Objection objection) {
    return switch (objection) {
      case GUESSABLE ->
          Failure.invalid(
              field, "GUESSABLE", "Use something else than your email, username or name.");
      case COMMON ->
          Failure.invalid(
              field, "COMMON", "Many people use this password; use one that is your own.");
    };
  }
}
