package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.Account;
import dev.ashlar.identity.application.UserQueries;
import dev.ashlar.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
final class PostgresUserQueries implements UserQueries {
  private final UserRows rows;

  PostgresUserQueries(UserRows rows) {
    this.rows = rows;
  }

  @Override
  public Optional<Account> find(UserId id) {
    return rows.findById(id.value()).map(UserRow::toUser).map(Account::of);
  }
}
