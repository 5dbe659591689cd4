package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.UserId;
import java.util.Optional;
import java.util.Set;

/** All accounts. */
public interface Users {

  /** How an attempt to store an account ended. */
  enum Storing {
    STORED,
    EMAIL_TAKEN,
    USERNAME_TAKEN
  }

  /**
   * Adds the account unless its email (case folded) or its username is somebody's already.
   *
   * @throws IllegalArgumentException if its id is
   */
  Storing add(User user);

  Optional<User> find(EmailAddress email);

  Optional<User> find(UserId id);

  /** Loads an account and keeps others from changing it until the transaction ends. */
  Optional<User> lock(UserId id);

  /** The same by its address. */
  Optional<User> lock(EmailAddress email);

  /**
   * Stores the account in place of the version before it, unless its email (case folded) or its
   * username is somebody else's.
   *
   * @throws dev.ashlar.kernel.StaleVersion if that isn't the version stored
   */
  Storing save(User user);

  /**
   * Puts another hash of the same password in place of the one stored, unless that is another one
   * by now. For others nothing has changed: the version stays.
   */
  void renewPassword(UserId id, PasswordHash stored, PasswordHash renewed);

  boolean anyAdmin();

  /** Has others who are about to make the first admin wait until the transaction ends. */
  void lockFirstAdmin();

  /**
   * Where that user is an admin, keeps every admin from being changed or deleted until the
   * transaction ends, and says who they are; else nobody. Whoever might leave none calls it before
   * they lock anybody else.
   */
  Set<UserId> lockAdmins(UserId among);

  /** Deletes an account and all that belongs to it, in every context. */
  void remove(UserId id);
}
