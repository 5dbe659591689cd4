package dev.ashlar.identity.rest;

import dev.ashlar.identity.application.ConfirmPasswordReset;
import dev.ashlar.identity.application.RequestPasswordReset;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.platform.application.RateLimits.Quota;
import dev.ashlar.platform.rest.Anonymous;
import dev.ashlar.platform.rest.Input;
import dev.ashlar.platform.rest.Limited;
import dev.ashlar.platform.rest.NeverReplayed;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Lets people back in who forgot their password. */
@NeverReplayed
@Limited(Quota.CREDENTIALS)
@Controller("${ashlar.base-path}/auth/password-reset")
@Tag(name = "auth", description = "Accounts and their sessions")
final class PasswordResetController {
  private final RequestPasswordReset requestPasswordReset;
  private final ConfirmPasswordReset confirmPasswordReset;

  PasswordResetController(
      RequestPasswordReset requestPasswordReset, ConfirmPasswordReset confirmPasswordReset) {
    this.requestPasswordReset = requestPasswordReset;
    this.confirmPasswordReset = confirmPasswordReset;
  }

  @Post
  @Status(HttpStatus.ACCEPTED)
  @Anonymous(ignoresCredentials = true)
  @Operation(
      operationId = "requestPasswordReset",
      summary = "Forget a password",
      description =
          "Mails a token to the address, if there is an account with it: the answer is the same in"
              + " any case. At most 5 tokens are good at a time; asking for more sends nothing.")
  HttpResponse<Void> request(@Body ResetRequest body) {
    requestPasswordReset.handle(body.email());
    return HttpResponse.accepted();
  }

  @Post("/confirm")
  @Status(HttpStatus.NO_CONTENT)
  @Anonymous(ignoresCredentials = true)
  @Operation(
      operationId = "confirmPasswordReset",
      summary = "Set a new password with a token",
      description =
          "The token that was mailed is good for 30 minutes and once. All sessions end, and a change"
              + " of address that wasn't confirmed is called off.")
  HttpResponse<Void> confirm(@Body ConfirmRequest body) {
    return switch (confirmPasswordReset.handle(body.toCommand())) {
      case ConfirmPasswordReset.PasswordSet _ -> HttpResponse.noContent();
      case ConfirmPasswordReset.TokenInvalid _ -> throw MailedToken.refused();
      case ConfirmPasswordReset.PasswordRefused(var objection) ->
          throw Passwords.refused("newPassword", objection);
    };
  }

  /** Whose password was forgotten. */
  @Introspected
  @Schema(name = "PasswordReset")
  record ResetRequest(
      @Schema(
              type = "string",
              format = "email",
              maxLength = EmailAddress.MAX_LENGTH,
              example = "ann@example.org")
          EmailAddress email)
      implements Input {}

  /** The token that was mailed, and what is to be the password. */
  @Introspected
  @Schema(name = "PasswordResetConfirmation")
  record ConfirmRequest(
      @Schema(type = "string", example = MailedToken.EXAMPLE) Secret token,
      @Schema(
              type = "string",
              format = "password",
              minLength = RawPassword.MIN_LENGTH,
              maxLength = RawPassword.MAX_LENGTH,
              description = Passwords.RULES,
              example = "seven dressed stones")
          RawPassword newPassword)
      implements Input {

    ConfirmPasswordReset.Command toCommand() {
      return new ConfirmPasswordReset.Command(token, newPassword);
    }
  }
}
