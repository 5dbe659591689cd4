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

  /**
   * What to change; what is empty stays as it is.
   *
   * @param bio empty within: none
   * @param profilePictureUrl empty within: none
   */
  public record Edit(
      Optional<DisplayName> name,
      Optional<Username> username,
      Optional<EmailAddress> email,
      Optional<Optional<Bio>> bio,
      Optional<Optional<ProfilePictureUrl>> profilePictureUrl) {}

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
    return role == Role.USER ? changeRole(Role.CREATOR, now) : this;
  }

  /** The account with this role: a version further, or this very one if it has it. */
  public User changeRole(Role newRole, Instant now) {
    return newRole == role ? this : changed(password, newRole, now);
  }

  /** Whether this isn't the account's address; in other letters it is. */
  public boolean hasOtherEmail(EmailAddress address) {
    return !address.folded().equals(email.folded());
  }

  /**
   * The account after its user's own edit: a version further, or this very one if nothing differs.
   * Another address stays pending until its owner confirms it; who names the current one has
   * changed their mind.
   */
  public User editOneself(Edit edit, Instant now) {
    Optional<EmailAddress> pending =
        edit.email().isPresent() ? edit.email().filter(this::hasOtherEmail) : pendingEmail;
    return edited(edit, email, pending, emailVerified, now);
  }

  /**
   * The account after an admin's edit of it: a version further, or this very one if nothing
   * differs. Another address counts at once, unverified, whatever was pending.
   */
  public User editByAdmin(Edit edit, Instant now) {
    Optional<EmailAddress> other = edit.email().filter(this::hasOtherEmail);
    return other.isPresent()
        ? edited(edit, other.get(), Optional.empty(), false, now)
        : edited(edit, email, pendingEmail, emailVerified, now);
  }

  private User edited(
      Edit edit,
      EmailAddress newEmail,
      Optional<EmailAddress> newPending,
      boolean newVerified,
      Instant now) {
    User edited =
        new User(
            id,
            newEmail,
            newPending,
            newVerified,
            edit.username().orElse(username),
            edit.name().orElse(name),
            edit.bio().orElse(bio),
            edit.profilePictureUrl().orElse(profilePictureUrl),
            password,
            role,
            createdAt,
            updatedAt,
            version);
    return edited.equals(this) ? this : edited.changed(password, role, now);
  }

  /**
   * The account with another password: a change like any other, though nobody is shown it. Who had
   * the old one may have wanted another address: that is called off.
   */
  public User changePassword(PasswordHash newPassword, Instant now) {
    return withEmail(email, Optional.empty(), emailVerified).changed(newPassword, role, now);
  }

  /** The account without the address that was to become its own. */
  public User forgetPendingEmail(Instant now) {
    return withEmail(email, Optional.empty(), emailVerified).changed(password, role, now);
  }

  /** Whether this is the address that is to be the account's. */
  public boolean wants(EmailAddress address) {
    return pendingEmail.filter(pending -> address.folded().equals(pending.folded())).isPresent();
  }

  /** Whether mail to this address may be about the account: it has or wants it. */
  public boolean isReachedAt(EmailAddress address) {
    return !hasOtherEmail(address) || wants(address);
  }

  /** The address to confirm next, if any. */
  public Optional<EmailAddress> unconfirmedEmail() {
    return pendingEmail.or(() -> emailVerified ? Optional.empty() : Optional.of(email));
  }

  /**
   * The account after mail to this address has reached its user: verified, with the address that
   * was pending if it is that one. Nothing changes where nothing was left to confirm.
   */
  public User confirm(EmailAddress address, Instant now) {
    if (wants(address)) {
      return withEmail(pendingEmail.orElseThrow(), Optional.empty(), true)
          .changed(password, role, now);
    }
    return !emailVerified && !hasOtherEmail(address)
        ? withEmail(email, pendingEmail, true).changed(password, role, now)
        : this;
  }

  private User withEmail(
      EmailAddress newEmail, Optional<EmailAddress> newPending, boolean newVerified) {
    return new User(
        id,
        newEmail,
        newPending,
        newVerified,
        username,
        name,
        bio,
        profilePictureUrl,
        password,
        role,
        createdAt,
        updatedAt,
        version);
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
