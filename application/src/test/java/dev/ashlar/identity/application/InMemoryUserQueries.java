package dev.ashlar.identity.application;

import dev.ashlar.kernel.UserId;
import java.util.Optional;

public final class InMemoryUserQueries implements UserQueries {
  private final InMemoryUsers users;

  public InMemoryUserQueries(InMemoryUsers users) {
    this.users = users;
  }

  @Override
  public Optional<Account> find(UserId id) {
    return users.lock(id).map(Account::of);
  }
}
