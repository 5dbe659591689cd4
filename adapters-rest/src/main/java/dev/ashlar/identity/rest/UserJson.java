package dev.ashlar.identity.rest;

import dev.ashlar.identity.application.Account;
import dev.ashlar.identity.application.Profile;
import dev.ashlar.identity.application.UserView;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** A user, as the viewer may see them. */
sealed interface UserJson {

  static UserJson of(UserView view) {
    return switch (view) {
      case Account account -> of(account);
      case Profile profile -> of(profile);
    };
  }

  static Own of(Account account) {
    return new Own(
        account.id(),
        account.email(),
        account.pendingEmail().orElse(null),
        account.emailVerified(),
        account.username(),
        account.name(),
        account.bio().orElse(null),
        account.profilePictureUrl().orElse(null),
        account.role().code(),
        account.createdAt(),
        account.updatedAt(),
        account.version());
  }

  static Public of(Profile profile) {
    return new Public(
        profile.id(),
        profile.username(),
        profile.name(),
        profile.bio().orElse(null),
        profile.profilePictureUrl().orElse(null),
        profile.role().code(),
        profile.createdAt());
  }

  /** A user, as they and admins see them. */
  @Serdeable
  @Schema(name = "User")
  record Own(
      UUID id,
      @Schema(format = "email", example = "ann@example.org") String email,
      @Schema(format = "email", description = "becomes the email once confirmed") @Nullable
          String pendingEmail,
      @Schema(example = "false") boolean emailVerified,
      @Schema(example = "ann") String username,
      @Schema(example = "Ann") String name,
      @Schema(example = "Writes about stone.") @Nullable String bio,
      @Schema(format = "uri", example = "https://example.org/ann.png") @Nullable
          String profilePictureUrl,
      @Schema(
              type = "string",
              allowableValues = {"user", "creator", "admin"},
              example = "creator")
          String role,
      Instant createdAt,
      Instant updatedAt,
      @Schema(description = "counts acknowledged changes", example = "1") long version)
      implements UserJson {}

  /** A user, as everybody else sees them. */
  @Serdeable
  @Schema(name = "PublicUser")
  record Public(
      UUID id,
      @Schema(example = "ann") String username,
      @Schema(example = "Ann") String name,
      @Schema(example = "Writes about stone.") @Nullable String bio,
      @Schema(format = "uri", example = "https://example.org/ann.png") @Nullable
          String profilePictureUrl,
      @Schema(
              type = "string",
              allowableValues = {"user", "creator", "admin"},
              example = "creator")
          String role,
      Instant createdAt)
      implements UserJson {}
}
