package dev.ashlar.identity.domain;

/** What a client holds to refresh its session: 256 random bits, base64url. */
public record RefreshSecret(String value) {
  @Override
  public String toString() {
    return "RefreshSecret[…]";
  }
}
