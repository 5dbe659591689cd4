package dev.ashlar.kernel;

import java.util.Optional;
import java.util.UUID;

/** Who asks. Every use case that grants rights takes one and decides on it by itself. */
public sealed interface Viewer {

  /** Nobody in particular: no credential was presented. */
  record Anonymous() implements Viewer {}

  /**
   * A user whose credential was good when the request came in.
   *
   * @param credential the session that the request belongs to
   */
  record SignedIn(UserId id, Role role, UUID credential) implements Viewer {}

  /** Whether this viewer is {@code owner} or an admin. */
  default boolean isOwnerOrAdmin(UserId owner) {
    return this instanceof SignedIn user && (user.role == Role.ADMIN || user.id.equals(owner));
  }

  default boolean isAdmin() {
    return this instanceof SignedIn user && user.role == Role.ADMIN;
  }

  default Optional<UserId> userId() {
    return this instanceof SignedIn user ? Optional.of(user.id) : Optional.empty();
  }
}
