package dev.ashlar.identity.rest;

import dev.ashlar.identity.application.PasswordRules.Objection;
import dev.ashlar.platform.rest.Failure;
import java.util.List;

/** Says why a new password is refused. */
final class Passwords {

  /** Of a password that is chosen, for the document. */
  static final String RULES =
      "8 to 128 characters, any but control characters; not one that many people use, nor the email,"
          + " username or name";

  private Passwords() {}

  static Failure refused(String field, Objection objection) {
    return Failure.invalid(List.of(detail(field, objection)));
  }

  static Failure.Detail detail(String field, Objection objection) {
    String message =
        switch (objection) {
          case GUESSABLE -> "Use something else than your email, username or name.";
          case COMMON -> "Many people use this password; use one that is your own.";
          case UNCHANGED -> "This is your password already; use another one.";
        };
    return new Failure.Detail(field, objection.name(), message);
  }
}
