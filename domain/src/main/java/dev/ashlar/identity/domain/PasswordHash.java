package dev.ashlar.identity.domain;

/** What is kept of a password: scheme, cost, salt and digest in one string of the hasher's. */
public record PasswordHash(String value) {
  @Override
  public String toString() {
    return "PasswordHash[…]";
  }
}
