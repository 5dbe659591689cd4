package dev.ashlar.identity.domain;

/**
 * Something that is known to whom it was given alone, and proves that: 256 random bits, base64url.
 * Only its hash is kept.
 */
public record Secret(String value) {
  @Override
  public String toString() {
    return "Secret[…]";
  }
}
