package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.Bio;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.ProfilePictureUrl;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A user as shown to themselves and to admins; others see the {@link Profile}. */
public record Account(
    UUID id,
    String email,
    Optional<String> pendingEmail,
    boolean emailVerified,
    String username,
    String name,
    Optional<String> bio,
    Optional<String> profilePictureUrl,
    Role role,
    Instant createdAt,
    Instant updatedAt,
    long version)
    implements UserView {

  public static Account of(User user) {
    return new Account(
        user.id().value(),
        user.email().value(),
        user.pendingEmail().map(EmailAddress::value),
        user.emailVerified(),
        user.username().value(),
        user.name().value(),
        user.bio().map(Bio::value),
        user.profilePictureUrl().map(ProfilePictureUrl::value),
        user.role(),
        user.createdAt(),
        user.updatedAt(),
        user.version());
  }

  /** As much of this as {@code viewer} may see. */
  public UserView seenBy(Viewer viewer) {
    return viewer.isOwnerOrAdmin(new UserId(id))
        ? this
        : new Profile(id, username, name, bio, profilePictureUrl, role, createdAt, version);
  }

  /** Holds personal data: never shown by accident. */
  @Override
  public String toString() {
    return "Account[" + id + "]";
  }
}
