package dev.ashlar.identity.application;

import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.Transactions;

class InMemoryKnownNetworksTest extends KnownNetworksContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUsers users = new InMemoryUsers(transactions);
  private final InMemoryKnownNetworks networks = new InMemoryKnownNetworks(transactions, users);

  @Override
  protected KnownNetworks networks() {
    return networks;
  }

  @Override
  protected Users users() {
    return users;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
