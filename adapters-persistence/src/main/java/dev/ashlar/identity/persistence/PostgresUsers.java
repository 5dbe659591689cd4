package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.Users;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.StaleVersion;
import dev.ashlar.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
final class PostgresUsers implements Users {
  private final UserRows rows;

  PostgresUsers(UserRows rows) {
    this.rows = rows;
  }

  @Override
  public Addition add(User user) {
    while (rows.insert(UserRow.of(user)) == 0) {
      if (rows.emailTaken(user.email().folded())) {
        return Addition.EMAIL_TAKEN;
      }
      if (rows.usernameTaken(user.username().value())) {
        return Addition.USERNAME_TAKEN;
      } // else it was deleted between the two statements: try again
    }
    return Addition.ADDED;
  }

  @Override
  public Optional<User> find(EmailAddress email) {
    return rows.findByEmail(email.folded()).map(UserRow::toUser);
  }

  @Override
  public Optional<User> lock(UserId id) {
    return rows.lock(id.value()).map(UserRow::toUser);
  }

  @Override
  public void save(User user) {
    if (rows.update(UserRow.of(user)) == 0) {
      throw new StaleVersion();
    }
  }

  @Override
  public boolean anyAdmin() {
    return rows.anyAdmin();
  }
}
