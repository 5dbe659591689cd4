package dev.ashlar.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who asks. Every use case that grants rights takes one and decides on it by itself. */
public sealed interface Viewer {

  /** Nobody in particular: no credential was presented. */
  record Anonymous() implements Viewer {}

  /**
   * A user whose credential was good when the request came in.
   *
   * @param credential what it was presented with
   */
  record SignedIn(UserId id, Role role, Credential credential) implements Viewer {

    /**
     * The session that the request belongs to. An account, its sessions and its keys are managed
     * from a session alone, so that a key that got about can't take them over.
     *
     * @throws Forbidden if an API key was presented
     */
    public UUID session() {
      return switch (credential) {
        case Session session -> session.id();
        case Key _ -> throw new Forbidden("An API key can't do this. Sign in and do it yourself.");
      };
    }

    /**
     * @throws Forbidden if an API key was presented
     */
    public void requireSession() {
      session();
    }

    /**
     * @throws Forbidden if the credential is a key that isn't made for this
     */
    public void require(Scope scope) {
      if (credential instanceof Key key && !key.scopes().contains(scope)) {
        throw new Forbidden("This API key may not " + scope.code() + ".");
      }
    }

    /**
     * @throws Forbidden unless the viewer is an admin
     */
    public void requireAdmin() {
      if (role != Role.ADMIN) {
        throw new Forbidden("Only an admin can do this.");
      }
    }
  }

  /** What proved who asks. */
  sealed interface Credential {}

  /** An access token of this session. */
  record Session(UUID id) implements Credential {}

  /** An API key, which is good for its scopes alone. */
  record Key(UUID id, Set<Scope> scopes) implements Credential {
    public Key {
      scopes = Set.copyOf(scopes);
    }
  }

  /** What an API key may be used for. */
  enum Scope {
    READ,
    WRITE;

    /** The scope's name in requests, answers and rows: {@code read}, {@code write}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Scope ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

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
