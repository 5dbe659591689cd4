package dev.ashlar.identity.domain;

/** The digest under which a random secret is found again: SHA-256, base64. */
public record TokenHash(String value) {
  @Override
  public String toString() {
    return "TokenHash[…]";
  }
}
