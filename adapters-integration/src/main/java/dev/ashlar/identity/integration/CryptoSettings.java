package dev.ashlar.identity.integration;

/**
 * What the cryptography of identity has to be told.
 *
 * @param issuer the {@code iss} of access tokens
 * @param bcryptCost the binary logarithm of bcrypt's rounds, 10 to 15
 */
public record CryptoSettings(String issuer, int bcryptCost) {}
