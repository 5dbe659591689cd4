package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.DisplayName;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.Username;
import java.util.Optional;

/** What a new password must not be (OWASP ASVS 5.0, 6.2.4 and 6.2.11). */
public final class PasswordRules {

  /** Why a password is refused. */
  public enum Objection {
    /** It is the account's email, username or name. */
    GUESSABLE,
    /** It is one of those that people choose most. */
    COMMON,
    /** It is the one that it is to replace. */
    UNCHANGED
  }

  private final CommonPasswords common;

  public PasswordRules(CommonPasswords common) {
    this.common = common;
  }

  /** What speaks against this password for an account with these public facts. */
  public Optional<Objection> objection(
      RawPassword password, EmailAddress email, Username username, DisplayName name) {
    if (password.isGuessableFrom(email, username, name)) {
      return Optional.of(Objection.GUESSABLE);
    }
    return common.contains(password) ? Optional.of(Objection.COMMON) : Optional.empty();
  }
}
