package dev.ashlar.identity.application;

import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.Transactions;

class InMemoryFailedLoginsTest extends FailedLoginsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUsers users = new InMemoryUsers(transactions);
  private final InMemorySessions sessions = new InMemorySessions(transactions, users);
  private final InMemoryFailedLogins failures = new InMemoryFailedLogins(transactions);

  @Override
  protected FailedLogins failures() {
    return failures;
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
}
