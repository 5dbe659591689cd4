package dev.ashlar.identity.application;

import dev.ashlar.platform.application.InMemoryTransactions;

class InMemoryUserQueriesTest extends UserQueriesContract {
  private final InMemoryUsers users = new InMemoryUsers(new InMemoryTransactions());

  @Override
  protected UserQueries queries() {
    return new InMemoryUserQueries(users);
  }

  @Override
  protected Users users() {
    return users;
  }
}
