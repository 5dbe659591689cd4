package dev.ashlar.identity.application;

import dev.ashlar.platform.application.InMemoryTransactions;

class InMemorySessionQueriesTest extends SessionQueriesContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUsers users = new InMemoryUsers(transactions);
  private final InMemorySessions sessions = new InMemorySessions(transactions, users);

  @Override
  protected SessionQueries queries() {
    return new InMemorySessionQueries(sessions);
  }

  @Override
  protected Sessions sessions() {
    return sessions;
  }

  @Override
  protected Users users() {
    return users;
  }
}
