package dev.ashlar.identity.rest;

import dev.ashlar.identity.application.Account;
import dev.ashlar.identity.application.BecomeCreator;
import dev.ashlar.identity.application.ChangeRole;
import dev.ashlar.identity.application.CreateUser;
import dev.ashlar.identity.application.DeleteUser;
import dev.ashlar.identity.application.EditUser;
import dev.ashlar.identity.application.ListUsers;
import dev.ashlar.identity.application.Profile;
import dev.ashlar.identity.application.UserQueries;
import dev.ashlar.identity.application.UserView;
import dev.ashlar.identity.domain.Network;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.rest.Caller;
import dev.ashlar.platform.rest.ClientAddress;
import dev.ashlar.platform.rest.Cursors;
import dev.ashlar.platform.rest.Data;
import dev.ashlar.platform.rest.DataList;
import dev.ashlar.platform.rest.ETags;
import dev.ashlar.platform.rest.ErrorCode;
import dev.ashlar.platform.rest.Fails;
import dev.ashlar.platform.rest.Failure;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Shows users, and lets them change themselves. */
@Controller("${ashlar.base-path}/users")
@Tag(name = "users", description = "Who is here")
final class UserController {
  private final UserQueries users;
  private final ListUsers listUsers;
  private final Cursors cursors;
  private final CreateUser createUser;
  private final EditUser editUser;
  private final ChangeRole changeRole;
  private final BecomeCreator becomeCreator;
  private final DeleteUser deleteUser;
  private final String basePath;

  UserController(
      UserQueries users,
      ListUsers listUsers,
      Cursors cursors,
      CreateUser createUser,
      EditUser editUser,
      ChangeRole changeRole,
      BecomeCreator becomeCreator,
      DeleteUser deleteUser,
      @Value("${ashlar.base-path}") String basePath) {
    this.users = users;
    this.listUsers = listUsers;
    this.cursors = cursors;
    this.createUser = createUser;
    this.editUser = editUser;
    this.changeRole = changeRole;
    this.becomeCreator = becomeCreator;
    this.deleteUser = deleteUser;
    this.basePath = basePath;
  }

  @Get
  @Operation(operationId = "listUsers", summary = "List users", description = "For admins.")
  @Fails(ErrorCode.FORBIDDEN)
  HttpResponse<DataList<UserJson.Own>> list(
      @RequestBean UserQuery query, @Caller Viewer.SignedIn viewer, HttpRequest<?> request) {
    ListUsers.Query asked = query.toQuery(viewer);
    return cursors.answer(
        request,
        query,
        page -> listUsers.handle(asked, page),
        slice -> listUsers.handle(asked, slice),
        UserJson::of);
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Operation(
      operationId = "createUser",
      summary = "Open an account for somebody",
      description = "For admins. Nobody is signed in by it.")
  @Fails({ErrorCode.FORBIDDEN, ErrorCode.EMAIL_TAKEN, ErrorCode.USERNAME_TAKEN})
  HttpResponse<Data<UserJson.Own>> create(
      @Body UserRequests.Create body, @Caller Viewer.SignedIn viewer) {
    return switch (createUser.handle(body.toCommand(viewer))) {
      case CreateUser.Created(var user) ->
          HttpResponse.created(Data.of(UserJson.of(user)))
              .header(HttpHeaders.LOCATION, basePath + "/users/" + user.id())
              .header(HttpHeaders.ETAG, ETags.of(user.version()));
      case CreateUser.EmailTaken _ -> throw Failure.of(ErrorCode.EMAIL_TAKEN);
      case CreateUser.UsernameTaken _ -> throw Failure.of(ErrorCode.USERNAME_TAKEN);
      case CreateUser.PasswordRefused(var objection) ->
          throw Passwords.refused("password", objection);
    };
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

  @Put("/{id}")
  @Operation(
      operationId = "putUser",
      summary = "Replace what a user says of themselves",
      description =
          "For themselves and admins. What is left out is emptied. Another email of one's own needs"
              + " the current password and stays pending until it is confirmed; naming the one that"
              + " is there drops it. The case of its letters makes an email no other. Wrong passwords"
              + " count as failed logins do: after some, and after many addresses in a day, tries"
              + " have to wait.")
  @Fails({
    ErrorCode.FORBIDDEN,
    ErrorCode.NOT_FOUND,
    ErrorCode.PRECONDITION_FAILED,
    ErrorCode.EMAIL_TAKEN,
    ErrorCode.USERNAME_TAKEN,
    ErrorCode.RATE_LIMITED
  })
  HttpResponse<Data<UserJson.Own>> put(
      @PathVariable UUID id,
      @Body UserRequests.Put body,
      @Caller Viewer.SignedIn viewer,
      HttpRequest<?> request) {
    Network network = new Network(ClientAddress.of(request));
    return edit(body.toCommand(viewer, new UserId(id), ETags.expected(request), network));
  }

  @Patch(
      value = "/{id}",
      consumes = {MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Operation(
      operationId = "patchUser",
      summary = "Change what a user says of themselves",
      description =
          "A JSON Merge Patch, for themselves and admins: what is left out stays, null empties."
              + " Another email of one's own needs the current password and stays pending until it"
              + " is confirmed; naming the one that is there drops it. Wrong passwords count as failed"
              + " logins do: after some, and after many addresses in a day, tries have to wait.")
  @Fails({
    ErrorCode.FORBIDDEN,
    ErrorCode.NOT_FOUND,
    ErrorCode.PRECONDITION_FAILED,
    ErrorCode.EMAIL_TAKEN,
    ErrorCode.USERNAME_TAKEN,
    ErrorCode.RATE_LIMITED
  })
  HttpResponse<Data<UserJson.Own>> patch(
      @PathVariable UUID id,
      @Body UserRequests.Merge body,
      @Caller Viewer.SignedIn viewer,
      HttpRequest<?> request) {
    Network network = new Network(ClientAddress.of(request));
    return edit(body.toCommand(viewer, new UserId(id), ETags.expected(request), network));
  }

  @Put("/{id}/role")
  @Operation(
      operationId = "putRole",
      summary = "Give a user another role",
      description = "For admins, not by an API key. It counts from the user's next request on.")
  @Fails({
    ErrorCode.FORBIDDEN,
    ErrorCode.NOT_FOUND,
    ErrorCode.PRECONDITION_FAILED,
    ErrorCode.CONFLICT
  })
  HttpResponse<Data<UserJson.Own>> putRole(
      @PathVariable UUID id,
      @Body UserRequests.PutRole body,
      @Caller Viewer.SignedIn viewer,
      HttpRequest<?> request) {
    return switch (changeRole.handle(
        body.toCommand(viewer, new UserId(id), ETags.expected(request)))) {
      case ChangeRole.Changed(var user) -> ok(user);
      case ChangeRole.LastAdmin _ -> throw lastAdmin();
    };
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Operation(
      operationId = "deleteUser",
      summary = "Delete a user",
      description =
          "For themselves and admins, not by an API key. For good, with all that is theirs.")
  @Fails({
    ErrorCode.FORBIDDEN,
    ErrorCode.NOT_FOUND,
    ErrorCode.PRECONDITION_FAILED,
    ErrorCode.CONFLICT
  })
  HttpResponse<Void> delete(
      @PathVariable UUID id, @Caller Viewer.SignedIn viewer, HttpRequest<?> request) {
    return switch (deleteUser.handle(
        new DeleteUser.Command(viewer, new UserId(id), ETags.expected(request)))) {
      case DeleteUser.Deleted _ -> HttpResponse.noContent();
      case DeleteUser.LastAdmin _ -> throw lastAdmin();
    };
  }

  @Post("/me/creator")
  @Operation(
      operationId = "becomeCreator",
      summary = "Become a creator",
      description =
          "From then on the user may publish. Repeating it changes nothing. Not by an API key.")
  @Fails(ErrorCode.FORBIDDEN)
  HttpResponse<Data<UserJson.Own>> becomeCreator(@Caller Viewer.SignedIn viewer) {
    return ok(becomeCreator.handle(viewer));
  }

  private HttpResponse<Data<UserJson.Own>> edit(EditUser.Command command) {
    return switch (editUser.handle(command)) {
      case EditUser.Edited(var user) -> ok(user);
      case EditUser.PasswordMissing _ ->
          throw Failure.invalid(
              "currentPassword", "REQUIRED", "Say your password to change your email.");
      case EditUser.PasswordWrong _ ->
          throw Failure.invalid("currentPassword", "WRONG", "This is not your password.");
      case EditUser.EmailTaken _ -> throw Failure.of(ErrorCode.EMAIL_TAKEN);
      case EditUser.UsernameTaken _ -> throw Failure.of(ErrorCode.USERNAME_TAKEN);
      case EditUser.Locked(var delay) -> throw Failure.until(ErrorCode.RATE_LIMITED, delay);
      case EditUser.TooManyWishes(var delay) -> throw Failure.until(ErrorCode.RATE_LIMITED, delay);
    };
  }

  private static HttpResponse<Data<UserJson.Own>> ok(Account user) {
    return HttpResponse.ok(Data.of(UserJson.of(user)))
        .header(HttpHeaders.ETAG, ETags.of(user.version()));
  }

  private static Failure lastAdmin() {
    return Failure.of(ErrorCode.CONFLICT, "This is the last admin. Make somebody else one before.");
  }

  private static String tag(UserView view) {
    return switch (view) {
      case Account account -> ETags.of(account.version());
      case Profile profile -> ETags.of(profile.version(), "public");
    };
  }
}
