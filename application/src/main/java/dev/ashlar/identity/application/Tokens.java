package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.RefreshSecret;
import java.time.Duration;

/** The credentials of one session, as its client gets them. */
public record Tokens(
    String accessToken, Duration accessFor, RefreshSecret refreshToken, Duration refreshFor) {
  @Override
  public String toString() {
    return "Tokens[…]";
  }
}
