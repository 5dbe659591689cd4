package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.Users;
import dev.ashlar.identity.domain.Bio;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.ProfilePictureUrl;
import dev.ashlar.identity.domain.User;
import dev.ashlar.identity.domain.Username;
import dev.ashlar.kernel.StaleVersion;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.persistence.Sql;
import dev.ashlar.platform.persistence.StatementFailed;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;
import java.util.Set;

@Singleton
final class PostgresUsers implements Users {
  private final ConnectionOperations<Connection> database;

  PostgresUsers(ConnectionOperations<Connection> database) {
    this.database = database;
  }

  @Override
  public Storing add(User user) {
    while (insert(user) == 0) {
      if (find(user.email()).isPresent()) {
        return Storing.EMAIL_TAKEN;
      }
      if (isTaken(user.username())) {
        return Storing.USERNAME_TAKEN;
      }
      if (find(user.id()).isPresent()) {
        throw new IllegalArgumentException("There is a user with this id");
      } // else whoever had it was deleted between the two statements: try again
    }
    return Storing.STORED;
  }

  private int insert(User user) {
    return new Sql(
            """
            insert into identity.users (id, email, pending_email, email_verified, username, name,
              bio, profile_picture_url, password_hash, role, created_at, updated_at, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """,
            user.id().value(),
            user.email().value(),
            user.pendingEmail().map(EmailAddress::value),
            user.emailVerified(),
            user.username().value(),
            user.name().value(),
            user.bio().map(Bio::value),
            user.profilePictureUrl().map(ProfilePictureUrl::value),
            user.password().value(),
            user.role().code(),
            user.createdAt(),
            user.updatedAt(),
            user.version())
        .update(database);
  }

  private boolean isTaken(Username username) {
    return new Sql("select id from identity.users where username = ?", username.value())
        .first(database, row -> row.id("id"))
        .isPresent();
  }

  @Override
  public Optional<User> find(EmailAddress email) {
    return new Sql(
            "select * from identity.users where lower(email collate \"C\") = ?", email.folded())
        .first(database, UserReader::user);
  }

  @Override
  public Optional<User> find(UserId id) {
    return new Sql("select * from identity.users where id = ?", id.value())
        .first(database, UserReader::user);
  }

  @Override
  public Optional<User> lock(UserId id) {
    return new Sql("select * from identity.users where id = ? for no key update", id.value())
        .first(database, UserReader::user);
  }

  @Override
  public Optional<User> lock(EmailAddress email) {
    return new Sql(
            """
            select * from identity.users where lower(email collate "C") = ? for no key update
            """,
            email.folded())
        .first(database, UserReader::user);
  }

  @Override
  public Storing save(User user) {
    try {
      if (update(user) == 0) {
        throw new StaleVersion();
      }
      return Storing.STORED;
    } catch (StatementFailed e) {
      if (e.violates("users_email_key")) {
        return Storing.EMAIL_TAKEN;
      }
      if (e.violates("users_username_key")) {
        return Storing.USERNAME_TAKEN;
      }
      throw e;
    }
  }

  private int update(User user) {
    return new Sql(
            """
            update identity.users set email = ?, pending_email = ?, email_verified = ?,
              username = ?, name = ?, bio = ?, profile_picture_url = ?, password_hash = ?,
              role = ?, updated_at = ?, version = ?
            where id = ? and version = ?
            """,
            user.email().value(),
            user.pendingEmail().map(EmailAddress::value),
            user.emailVerified(),
            user.username().value(),
            user.name().value(),
            user.bio().map(Bio::value),
            user.profilePictureUrl().map(ProfilePictureUrl::value),
            user.password().value(),
            user.role().code(),
            user.updatedAt(),
            user.version(),
            user.id().value(),
            user.version() - 1)
        .attempt(database);
  }

  @Override
  public void renewPassword(UserId id, PasswordHash stored, PasswordHash renewed) {
    new Sql(
            "update identity.users set password_hash = ? where id = ? and password_hash = ?",
            renewed.value(),
            id.value(),
            stored.value())
        .update(database);
  }

  @Override
  public boolean anyAdmin() {
    return new Sql("select id from identity.users where role = 'admin' limit 1")
        .first(database, row -> row.id("id"))
        .isPresent();
  }

  /** There is no row to lock yet. */
  @Override
  public void lockFirstAdmin() {
    new Sql("select pg_advisory_xact_lock(hashtextextended(?, 0)) is null", "identity.first-admin")
        .first(database, _ -> true);
  }

  @Override
  public Set<UserId> lockAdmins(UserId among) {
    // In one order for all. Who isn't an admin any more once their row is free is left out.
    return Set.copyOf(
        new Sql(
                """
                select id from identity.users
                where role = 'admin'
                  and exists (select from identity.users a where a.id = ? and a.role = 'admin')
                order by id for no key update
                """,
                among.value())
            .list(database, row -> new UserId(row.id("id"))));
  }

  @Override
  public void remove(UserId id) {
    new Sql("delete from identity.users where id = ?", id.value()).update(database);
  }
}
