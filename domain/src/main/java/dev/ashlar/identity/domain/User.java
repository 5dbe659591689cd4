package dev.ashlar.identity.domain;

import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody with an account.
 *
 * @param pendingEmail the address that becomes {@code email} once its owner confirms it
 * @param version counts the acknowledged changes, from 1
 */
public record User(
    UserId id,
    EmailAddress email,
    Optional<EmailAddress> pendingEmail,
    boolean emailVerified,
    Username username,
    DisplayName name,
    Optional<Bio> bio,
    Optional<ProfilePictureUrl> profilePictureUrl,
    PasswordHash password,
    Role role,
    Instant createdAt,
    Instant updatedAt,
    long version) {

  /** A new account; its address is not verified, which restricts nothing by itself. */
  public static User register(
      UserId id,
      EmailAddress email,
      Username username,
      DisplayName name,
      PasswordHash password,
      Role role,
      Instant now) {
    return new User(
        id,
        email,
        Optional.empty(),
        false,
        username,
        name,
        Optional.empty(),
        Optional.empty(),
        password,
        role,
        now,
        now,
        1);
  }

  /** A fan becomes a creator; anybody else stays what they are. */
  public User becomeCreator(Instant now) {
    return role == Role.USER ? changed(password, Role.CREATOR, now) : this;
  }

  /** The account with another password: a change like any other, though nobody is shown it. */
  public User changePassword(PasswordHash newPassword, Instant now) {
    return changed(newPassword, role, now);
  }

  private User changed(PasswordHash newPassword, Role newRole, Instant now) {
    return new User(
        id,
        email,
        pendingEmail,
        emailVerified,
        username,
        name,
        bio,
        profilePictureUrl,
        newPassword,
        newRole,
        createdAt,
        now,
        version + 1);
  }
}
