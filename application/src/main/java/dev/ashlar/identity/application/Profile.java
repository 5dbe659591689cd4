package dev.ashlar.identity.application;

import dev.ashlar.kernel.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A user as shown to everybody else who is signed in. */
public record Profile(
    UUID id,
    String username,
    String name,
    Optional<String> bio,
    Optional<String> profilePictureUrl,
    Role role,
    Instant createdAt,
    long version)
    implements UserView {

  /** Holds personal data: never shown by accident. */
  @Override
  public String toString() {
    return "Profile[" + id + "]";
  }
}
