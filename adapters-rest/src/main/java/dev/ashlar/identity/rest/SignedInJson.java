package dev.ashlar.identity.rest;

import dev.ashlar.identity.application.Account;
import dev.ashlar.identity.application.Tokens;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** Who was signed in, and with which credentials. */
@Serdeable
@Schema(name = "SignedIn")
record SignedInJson(UserJson.Own user, TokensJson tokens) {

  static SignedInJson of(Account user, Tokens tokens) {
    return new SignedInJson(UserJson.of(user), TokensJson.of(tokens));
  }
}
