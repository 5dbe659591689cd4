package dev.ashlar.identity.integration;

import java.util.List;

/**
 * What the cryptography of identity has to be told.
 *
 * @param issuer the {@code iss} of access tokens
 * @param secrets that access tokens are signed with, each of 32 bytes or more: the first signs, all
 *     verify
 * @param bcryptCost the binary logarithm of bcrypt's rounds, 10 to 15
 */
public record CryptoSettings(String issuer, List<String> secrets, int bcryptCost) {
  public CryptoSettings {
    secrets = List.copyOf(secrets);
  }

  @Override
  public String toString() {
    return "CryptoSettings[…]";
  }
}
