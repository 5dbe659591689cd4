package dev.ashlar.identity.rest;

import dev.ashlar.identity.application.ChangePassword;
import dev.ashlar.identity.domain.Network;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.RateLimits.Quota;
import dev.ashlar.platform.rest.Caller;
import dev.ashlar.platform.rest.ClientAddress;
import dev.ashlar.platform.rest.ErrorCode;
import dev.ashlar.platform.rest.Fails;
import dev.ashlar.platform.rest.Failure;
import dev.ashlar.platform.rest.Input;
import dev.ashlar.platform.rest.Limited;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;

/** Lets users change what they sign in with. */
@Limited(Quota.CREDENTIALS)
@Controller("${ashlar.base-path}/auth/password")
@Tag(name = "auth")
final class PasswordController {
  private final ChangePassword changePassword;

  PasswordController(ChangePassword changePassword) {
    this.changePassword = changePassword;
  }

  @Put
  @Status(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "changePassword",
      summary = "Change one's password",
      description =
          "Ends all of one's other sessions and all API keys; the current session goes on. Wrong"
              + " passwords count as failed logins do: after some, tries have to wait.")
  @Fails({ErrorCode.FORBIDDEN, ErrorCode.RATE_LIMITED})
  HttpResponse<Void> change(
      @Body PasswordRequest body, @Caller Viewer.SignedIn viewer, HttpRequest<?> request) {
    Network network = new Network(ClientAddress.of(request));
    return switch (changePassword.handle(body.toCommand(viewer, network))) {
      case ChangePassword.Changed _ -> HttpResponse.noContent();
      case ChangePassword.Locked(var delay) -> throw Failure.until(ErrorCode.RATE_LIMITED, delay);
      case ChangePassword.Refused refused -> throw Failure.invalid(details(refused));
    };
  }

  private static List<Failure.Detail> details(ChangePassword.Refused refused) {
    List<Failure.Detail> details = new ArrayList<>();
    if (refused.wrongCurrent()) {
      details.add(new Failure.Detail("currentPassword", "WRONG", "This is not your password."));
    }
    refused
        .objection()
        .ifPresent(objection -> details.add(Passwords.detail("newPassword", objection)));
    return details;
  }

  /** The password there is, and the one that is to replace it. */
  @Introspected
  @Schema(name = "PasswordChange")
  record PasswordRequest(
      @Schema(type = "string", format = "password", example = "seven dressed stones")
          PresentedPassword currentPassword,
      @Schema(
              type = "string",
              format = "password",
              minLength = RawPassword.MIN_LENGTH,
              maxLength = RawPassword.MAX_LENGTH,
              description = Passwords.RULES,
              example = "eight stones in a wall")
          RawPassword newPassword)
      implements Input {

    ChangePassword.Command toCommand(Viewer.SignedIn viewer, Network network) {
      return new ChangePassword.Command(viewer, currentPassword, newPassword, network);
    }
  }
}
