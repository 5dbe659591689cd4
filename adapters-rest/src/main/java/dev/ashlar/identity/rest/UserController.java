package dev.ashlar.identity.rest;

import dev.ashlar.identity.application.Account;
import dev.ashlar.identity.application.BecomeCreator;
import dev.ashlar.identity.application.Profile;
import dev.ashlar.identity.application.UserQueries;
import dev.ashlar.identity.application.UserView;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.rest.Caller;
import dev.ashlar.platform.rest.Data;
import dev.ashlar.platform.rest.ETags;
import dev.ashlar.platform.rest.ErrorCode;
import dev.ashlar.platform.rest.Fails;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Shows users, and lets them change themselves. */
@Controller("${ashlar.base-path}/users")
@Tag(name = "users", description = "Who is here")
final class UserController {
  private final UserQueries users;
  private final BecomeCreator becomeCreator;

  UserController(UserQueries users, BecomeCreator becomeCreator) {
    this.users = users;
    this.becomeCreator = becomeCreator;
  }

  @Get("/me")
  @Operation(
      operationId = "getMe",
      summary = "Show oneself",
      description = "The user whose credential is sent.")
  HttpResponse<Data<UserJson.Own>> me(@Caller Viewer.SignedIn viewer, HttpRequest<?> request) {
    Account me = users.find(viewer.id()).orElseThrow(ViewerGone::new);
    return ETags.answer(request, ETags.of(me.version()), UserJson.of(me));
  }

  @Get("/{id}")
  @Operation(
      operationId = "getUser",
      summary = "Show a user",
      description = "All of it to themselves and to admins, the public part to everybody else.")
  @Fails(ErrorCode.NOT_FOUND)
  HttpResponse<Data<UserJson>> find(
      @PathVariable UUID id, @Caller Viewer.SignedIn viewer, HttpRequest<?> request) {
    UserView view =
        users.find(new UserId(id)).orElseThrow(() -> new NotFound("user")).seenBy(viewer);
    return ETags.answer(request, tag(view), UserJson.of(view));
  }

  @Post("/me/creator")
  @Operation(
      operationId = "becomeCreator",
      summary = "Become a creator",
      description = "From then on the user may publish. Repeating it changes nothing.")
  HttpResponse<Data<UserJson.Own>> becomeCreator(@Caller Viewer.SignedIn viewer) {
    Account me = becomeCreator.handle(viewer);
    return HttpResponse.ok(Data.of(UserJson.of(me)))
        .header(HttpHeaders.ETAG, ETags.of(me.version()));
  }

  private static String tag(UserView view) {
    return switch (view) {
      case Account account -> ETags.of(account.version());
      case Profile profile -> ETags.of(profile.version(), "public");
    };
  }
}
