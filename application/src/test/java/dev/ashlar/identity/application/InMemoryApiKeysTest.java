package dev.ashlar.identity.application;

import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.Transactions;

class InMemoryApiKeysTest extends ApiKeysContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUsers users = new InMemoryUsers(transactions);
  private final InMemorySessions sessions = new InMemorySessions(transactions, users);
  private final InMemoryApiKeys apiKeys = new InMemoryApiKeys(transactions, users);

  @Override
  protected ApiKeys apiKeys() {
    return apiKeys;
  }

  @Override
  protected ApiKeyQueries queries() {
    return apiKeys;
  }

  @Override
  protected Users users() {
    return users;
  }

  @Override
  protected Sessions sessions() {
    return sessions;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected void delete(UserId id) {
    users.remove(id);
  }
}
