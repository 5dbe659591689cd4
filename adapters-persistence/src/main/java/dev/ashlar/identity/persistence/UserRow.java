package dev.ashlar.identity.persistence;

import dev.ashlar.identity.domain.Bio;
import dev.ashlar.identity.domain.DisplayName;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.ProfilePictureUrl;
import dev.ashlar.identity.domain.User;
import dev.ashlar.identity.domain.Username;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@MappedEntity(value = "users", schema = "identity")
record UserRow(
    @Id UUID id,
    String email,
    @Nullable String pendingEmail,
    boolean emailVerified,
    String username,
    String name,
    @Nullable String bio,
    @Nullable String profilePictureUrl,
    String passwordHash,
    String role,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  static UserRow of(User user) {
    return new UserRow(
        user.id().value(),
        user.email().value(),
        user.pendingEmail().map(EmailAddress::value).orElse(null),
        user.emailVerified(),
        user.username().value(),
        user.name().value(),
        user.bio().map(Bio::value).orElse(null),
        user.profilePictureUrl().map(ProfilePictureUrl::value).orElse(null),
        user.password().value(),
        user.role().code(),
        user.createdAt(),
        user.updatedAt(),
        user.version());
  }

  User toUser() {
    return new User(
        new UserId(id),
        new EmailAddress(email),
        Optional.ofNullable(pendingEmail).map(EmailAddress::new),
        emailVerified,
        new Username(username),
        new DisplayName(name),
        Optional.ofNullable(bio).map(Bio::new),
        Optional.ofNullable(profilePictureUrl).map(ProfilePictureUrl::new),
        new PasswordHash(passwordHash),
        Role.ofCode(role),
        createdAt,
        updatedAt,
        version);
  }

  /** Holds personal data: never shown by accident. */
  @Override
  public String toString() {
    return "UserRow[" + id + "]";
  }
}
