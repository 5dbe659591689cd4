package dev.ashlar.identity.rest;

import dev.ashlar.identity.application.ChangeRole;
import dev.ashlar.identity.application.CreateUser;
import dev.ashlar.identity.application.EditUser;
import dev.ashlar.identity.domain.Bio;
import dev.ashlar.identity.domain.DisplayName;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.Network;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.ProfilePictureUrl;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.User;
import dev.ashlar.identity.domain.Username;
import dev.ashlar.kernel.ExpectedVersion;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.rest.Input;
import dev.ashlar.platform.rest.Patch;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** What clients send of users. */
final class UserRequests {
  private UserRequests() {}

  /** A new user. */
  @Introspected
  @Schema(name = "CreateUser")
  record Create(
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
          Optional<Username> username,
      @Schema(example = "creator") Role role)
      implements Input {

    CreateUser.Command toCommand(Viewer.SignedIn viewer) {
      return new CreateUser.Command(viewer, email, password, name, username, role);
    }
  }

  /** A user as they are to be. */
  @Introspected
  @Schema(name = "PutUser")
  record Put(
      @Schema(type = "string", minLength = 1, maxLength = DisplayName.MAX_LENGTH, example = "Ann")
          DisplayName name,
      @Schema(
              type = "string",
              minLength = Username.MIN_LENGTH,
              maxLength = Username.MAX_LENGTH,
              pattern = "^[A-Za-z0-9_]+$",
              description = "nobody else's; folded to lower case",
              example = "ann")
          Username username,
      @Schema(
              type = "string",
              format = "email",
              maxLength = EmailAddress.MAX_LENGTH,
              description = "another one of one's own stays pending until it is confirmed",
              example = "ann@example.org")
          EmailAddress email,
      @Schema(type = "string", maxLength = Bio.MAX_LENGTH, example = "Writes about stone.")
          Optional<Bio> bio,
      @Schema(
              type = "string",
              format = "uri",
              maxLength = ProfilePictureUrl.MAX_LENGTH,
              description = "an https address",
              example = "https://example.org/ann.png")
          Optional<ProfilePictureUrl> profilePictureUrl,
      @Schema(
              type = "string",
              format = "password",
              description = "needed to change one's own email",
              example = "seven dressed stones")
          Optional<PresentedPassword> currentPassword)
      implements Input {

    EditUser.Command toCommand(
        Viewer.SignedIn viewer, UserId id, ExpectedVersion expected, Network network) {
      User.Edit edit =
          new User.Edit(
              Optional.of(name),
              Optional.of(username),
              Optional.of(email),
              Optional.of(bio),
              Optional.of(profilePictureUrl));
      return new EditUser.Command(viewer, id, expected, edit, currentPassword, network);
    }
  }

  /** What to change of a user. */
  @Introspected
  @Schema(name = "PatchUser")
  record Merge(
      @Schema(type = "string", minLength = 1, maxLength = DisplayName.MAX_LENGTH, example = "Ann")
          Patch<DisplayName> name,
      @Schema(
              type = "string",
              minLength = Username.MIN_LENGTH,
              maxLength = Username.MAX_LENGTH,
              pattern = "^[A-Za-z0-9_]+$",
              description = "nobody else's; folded to lower case",
              example = "ann")
          Patch<Username> username,
      @Schema(
              type = "string",
              format = "email",
              maxLength = EmailAddress.MAX_LENGTH,
              description = "another one of one's own stays pending until it is confirmed",
              example = "ann@example.org")
          Patch<EmailAddress> email,
      @Schema(type = "string", maxLength = Bio.MAX_LENGTH, example = "Writes about stone.")
          Patch<Optional<Bio>> bio,
      @Schema(
              type = "string",
              format = "uri",
              maxLength = ProfilePictureUrl.MAX_LENGTH,
              description = "an https address",
              example = "https://example.org/ann.png")
          Patch<Optional<ProfilePictureUrl>> profilePictureUrl,
      @Schema(
              type = "string",
              format = "password",
              description = "needed to change one's own email",
              example = "seven dressed stones")
          Optional<PresentedPassword> currentPassword)
      implements Input {

    EditUser.Command toCommand(
        Viewer.SignedIn viewer, UserId id, ExpectedVersion expected, Network network) {
      User.Edit edit =
          new User.Edit(
              name.given(),
              username.given(),
              email.given(),
              bio.given(),
              profilePictureUrl.given());
      return new EditUser.Command(viewer, id, expected, edit, currentPassword, network);
    }
  }

  /** Another role. */
  @Introspected
  @Schema(name = "PutRole")
  record PutRole(@Schema(example = "creator") Role role) implements Input {

    ChangeRole.Command toCommand(Viewer.SignedIn viewer, UserId id, ExpectedVersion expected) {
      return new ChangeRole.Command(viewer, id, expected, role);
    }
  }
}
