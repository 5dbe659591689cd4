package dev.ashlar.identity.application;

import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.Transactions;

class InMemoryOneTimeTokensTest extends OneTimeTokensContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUsers users = new InMemoryUsers(transactions);
  private final InMemoryOneTimeTokens tokens = new InMemoryOneTimeTokens(transactions, users);

  @Override
  protected OneTimeTokens tokens() {
    return tokens;
  }

  @Override
  protected Users users() {
    return users;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected void delete(UserId user) {
    users.remove(user);
  }
}
