package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.Secret;
import java.time.Duration;

/** The credentials of one session, as its client gets them. */
public record Tokens(
    String accessToken, Duration accessFor, Secret refreshToken, Duration refreshFor) {
  @Override
  public String toString() {
    return "Tokens[…]";
  }
}
