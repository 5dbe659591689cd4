package dev.ashlar.identity.rest;

import dev.ashlar.identity.application.ConfirmEmail;
import dev.ashlar.identity.application.RequestEmailVerification;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.RateLimits.Quota;
import dev.ashlar.platform.rest.Anonymous;
import dev.ashlar.platform.rest.Caller;
import dev.ashlar.platform.rest.ErrorCode;
import dev.ashlar.platform.rest.Fails;
import dev.ashlar.platform.rest.Failure;
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

/** Finds out whether mail to a user's address reaches them. */
@NeverReplayed
@Limited(Quota.CREDENTIALS)
@Controller("${ashlar.base-path}/auth/email-verification")
@Tag(name = "auth", description = "Accounts and their sessions")
final class EmailVerificationController {
  private final RequestEmailVerification requestEmailVerification;
  private final ConfirmEmail confirmEmail;

  EmailVerificationController(
      RequestEmailVerification requestEmailVerification, ConfirmEmail confirmEmail) {
    this.requestEmailVerification = requestEmailVerification;
    this.confirmEmail = confirmEmail;
  }

  @Post
  @Status(HttpStatus.ACCEPTED)
  @Operation(
      operationId = "requestEmailVerification",
      summary = "Have one's address confirmed",
      description =
          "Mails a token to the pending address, or to the current one if that isn't verified; to"
              + " nobody if nothing is left to confirm. At most 5 tokens for one address are good"
              + " at a time, and 20 are sent a day; asking for more sends nothing.")
  @Fails(ErrorCode.FORBIDDEN)
  HttpResponse<Void> request(@Caller Viewer.SignedIn viewer) {
    requestEmailVerification.handle(viewer);
    return HttpResponse.accepted();
  }

  @Post("/confirm")
  @Status(HttpStatus.NO_CONTENT)
  @Anonymous(ignoresCredentials = true)
  @Operation(
      operationId = "confirmEmail",
      summary = "Confirm an address with a token",
      description =
          "The token that was mailed is good for 24 hours, once, and for the address that it was"
              + " mailed to. A pending address becomes the account's.")
  @Fails(ErrorCode.EMAIL_TAKEN)
  HttpResponse<Void> confirm(@Body ConfirmRequest body) {
    return switch (confirmEmail.handle(body.token())) {
      case ConfirmEmail.Confirmed _ -> HttpResponse.noContent();
      case ConfirmEmail.TokenInvalid _ -> throw MailedToken.refused();
      case ConfirmEmail.EmailTaken _ -> throw Failure.of(ErrorCode.EMAIL_TAKEN);
    };
  }

  /** The token that was mailed. */
  @Introspected
  @Schema(name = "EmailConfirmation")
  record ConfirmRequest(@Schema(type = "string", example = MailedToken.EXAMPLE) Secret token)
      implements Input {}
}
