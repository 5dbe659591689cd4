package dev.ashlar.identity.rest;

import dev.ashlar.identity.application.LogIn;
import dev.ashlar.identity.application.LogOut;
import dev.ashlar.identity.application.RefreshSession;
import dev.ashlar.identity.application.RegisterUser;
import dev.ashlar.identity.domain.Device;
import dev.ashlar.identity.domain.DisplayName;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.identity.domain.Username;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.RateLimits.Quota;
import dev.ashlar.platform.rest.Anonymous;
import dev.ashlar.platform.rest.Caller;
import dev.ashlar.platform.rest.ClientAddress;
import dev.ashlar.platform.rest.Data;
import dev.ashlar.platform.rest.ETags;
import dev.ashlar.platform.rest.ErrorCode;
import dev.ashlar.platform.rest.Example;
import dev.ashlar.platform.rest.Fails;
import dev.ashlar.platform.rest.Failure;
import dev.ashlar.platform.rest.Input;
import dev.ashlar.platform.rest.Limited;
import dev.ashlar.platform.rest.NeverReplayed;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens accounts, and opens and ends their sessions. */
@NeverReplayed
@Controller("${ashlar.base-path}/auth")
@Tag(name = "auth", description = "Accounts and their sessions")
final class AuthController {
  private static final Logger LOG = LoggerFactory.getLogger(AuthController.class);

  private final RegisterUser registerUser;
  private final LogIn logIn;
  private final RefreshSession refreshSession;
  private final LogOut logOut;
  private final String basePath;

  AuthController(
      RegisterUser registerUser,
      LogIn logIn,
      RefreshSession refreshSession,
      LogOut logOut,
      @Value("${ashlar.base-path}") String basePath) {
    this.registerUser = registerUser;
    this.logIn = logIn;
    this.refreshSession = refreshSession;
    this.logOut = logOut;
    this.basePath = basePath;
  }

  @Limited(Quota.CREDENTIALS)
  @Post("/register")
  @Status(HttpStatus.CREATED)
  @Anonymous(ignoresCredentials = true)
  @Operation(
      summary = "Open an account",
      description =
          "Signs its user in at once, whose role is `user`. The email is unverified, which restricts"
              + " nothing by itself; a mail to verify it is sent once it is asked for.")
  @Example("{\"user\": {\"role\": \"user\"}}")
  @Fails({ErrorCode.EMAIL_TAKEN, ErrorCode.USERNAME_TAKEN})
  HttpResponse<Data<SignedInJson>> register(HttpRequest<?> request, @Body RegisterRequest body) {
    return switch (registerUser.handle(body.toCommand(device(request)))) {
      case RegisterUser.Registered(var user, var tokens) ->
          HttpResponse.created(Data.of(SignedInJson.of(user, tokens)))
              .header(HttpHeaders.LOCATION, basePath + "/users/" + user.id())
              .header(HttpHeaders.ETAG, ETags.of(user.version()));
      case RegisterUser.EmailTaken _ -> throw Failure.of(ErrorCode.EMAIL_TAKEN);
      case RegisterUser.UsernameTaken _ -> throw Failure.of(ErrorCode.USERNAME_TAKEN);
      case RegisterUser.PasswordRefused(var objection) ->
          throw Passwords.refused("password", objection);
    };
  }

  @Limited(Quota.CREDENTIALS)
  @Post("/login")
  @Anonymous(ignoresCredentials = true)
  @Operation(
      summary = "Sign in",
      description =
          "Opens a session on this device. From the fifth failure on, tries with the same email from"
              + " the same network have to wait, a minute at first, longer each time, a quarter of an"
              + " hour at most. Meanwhile a right password, a wrong one and an unknown email get the"
              + " same answer. Open sessions go on.")
  @Fails({ErrorCode.INVALID_CREDENTIALS, ErrorCode.RATE_LIMITED})
  HttpResponse<Data<SignedInJson>> login(HttpRequest<?> request, @Body LoginRequest body) {
    return switch (logIn.handle(body.toCommand(device(request)))) {
      case LogIn.SignedIn(var user, var tokens) ->
          HttpResponse.ok(Data.of(SignedInJson.of(user, tokens)));
      case LogIn.InvalidCredentials _ -> throw Failure.of(ErrorCode.INVALID_CREDENTIALS);
      case LogIn.Locked(var delay) -> throw Failure.until(ErrorCode.RATE_LIMITED, delay);
    };
  }

  @Limited(Quota.CREDENTIALS)
  @Post("/refresh")
  @Anonymous(ignoresCredentials = true)
  @Operation(
      summary = "Trade a refresh token for fresh tokens",
      description =
          "A refresh token is good for one use. Within a short grace it answers again with the same"
              + " successor, so that two tabs or a lost answer do no harm; used after that, it ends"
              + " the session.")
  @Fails({ErrorCode.REFRESH_TOKEN_INVALID, ErrorCode.REFRESH_TOKEN_REUSED})
  HttpResponse<Data<TokensAnswer>> refresh(@Body RefreshRequest body) {
    return switch (refreshSession.handle(body.refreshToken())) {
      case RefreshSession.Refreshed(var tokens) ->
          HttpResponse.ok(Data.of(new TokensAnswer(TokensJson.of(tokens))));
      case RefreshSession.TokenInvalid _ -> throw Failure.of(ErrorCode.REFRESH_TOKEN_INVALID);
      case RefreshSession.TokenReused(var user) -> {
        LOG.warn("A refresh token was used twice; its session has ended. user={}", user.value());
        throw Failure.of(ErrorCode.REFRESH_TOKEN_REUSED);
      }
    };
  }

  @Post("/logout")
  @Status(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Sign out",
      description = "This session's access and refresh tokens stop working at once.")
  HttpResponse<Void> logout(@Caller Viewer.SignedIn viewer) {
    logOut.handle(viewer);
    return HttpResponse.noContent();
  }

  private static Device device(HttpRequest<?> request) {
    return new Device(
        Optional.ofNullable(request.getHeaders().get(HttpHeaders.USER_AGENT)),
        Optional.of(ClientAddress.of(request)));
  }

  /** Who wants an account. */
  @Introspected
  @Schema(name = "Register")
  record RegisterRequest(
      @Schema(
              type = "string",
              format = "email",
              maxLength = EmailAddress.MAX_LENGTH,
              example = "ann@example.org")
          EmailAddress email,
      @Schema(
              type = "string",
              format = "password",
              minLength = RawPassword.MIN_LENGTH,
              maxLength = RawPassword.MAX_LENGTH,
              description = Passwords.RULES,
              example = "seven dressed stones")
          RawPassword password,
      @Schema(type = "string", minLength = 1, maxLength = DisplayName.MAX_LENGTH, example = "Ann")
          DisplayName name,
      @Schema(
              type = "string",
              minLength = Username.MIN_LENGTH,
              maxLength = Username.MAX_LENGTH,
              pattern = "^[A-Za-z0-9_]+$",
              description = "nobody else's; folded to lower case; made from the name when left out",
              example = "ann")
          Optional<Username> username)
      implements Input {

    RegisterUser.Command toCommand(Device device) {
      return new RegisterUser.Command(email, password, name, username, device);
    }
  }

  /** Who signs in. */
  @Introspected
  @Schema(name = "Login")
  record LoginRequest(
      @Schema(
              type = "string",
              format = "email",
              maxLength = EmailAddress.MAX_LENGTH,
              example = "ann@example.org")
          EmailAddress email,
      @Schema(type = "string", format = "password", example = "seven dressed stones")
          PresentedPassword password)
      implements Input {

    LogIn.Command toCommand(Device device) {
      return new LogIn.Command(email, password, device);
    }
  }

  /** What to refresh with. */
  @Introspected
  @Schema(name = "Refresh")
  record RefreshRequest(
      @Schema(type = "string", example = "kY2v3nR0q8cJm5Zt1xWb7uLhE9sGaPdF4iTjOoNvQwA")
          Secret refreshToken)
      implements Input {}

  /** The tokens that follow. */
  @Serdeable
  @Schema(name = "Refreshed")
  record TokensAnswer(TokensJson tokens) {}
}
