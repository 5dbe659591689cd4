package dev.ashlar.identity.domain;

/** A secret that only the holder of another secret can read: nonce and ciphertext, base64url. */
public record SealedSecret(String value) {
  @Override
  public String toString() {
    return "SealedSecret[…]";
  }
}
