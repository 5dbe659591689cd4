package dev.ashlar.kernel;

import java.util.Locale;

/** What a user may do at large: a fan reads, a creator publishes, an admin does everything. */
public enum Role {
  USER,
  CREATOR,
  ADMIN;

  /** The role's name in tokens, answers and rows: {@code user}, {@code creator}, {@code admin}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Role ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
