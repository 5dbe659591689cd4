package dev.ashlar.identity.rest;

import dev.ashlar.identity.application.Tokens;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** The credentials of one session; lifetimes in seconds. */
@Serdeable
@Schema(name = "Tokens")
record TokensJson(
    @Schema(example = "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJIUzI1NiJ9.e30.c2ln") String accessToken,
    @Schema(type = "string", allowableValues = "Bearer", example = "Bearer") String tokenType,
    @Schema(example = "900") long expiresIn,
    @Schema(example = "kY2v3nR0q8cJm5Zt1xWb7uLhE9sGaPdF4iTjOoNvQwA") String refreshToken,
    @Schema(example = "2592000") long refreshExpiresIn) {

  static TokensJson of(Tokens tokens) {
    return new TokensJson(
        tokens.accessToken(),
        "Bearer",
        tokens.accessFor().toSeconds(),
        tokens.refreshToken().value(),
        tokens.refreshFor().toSeconds());
  }

  @Override
  public String toString() {
    return "TokensJson[…]";
  }
}
