package dev.ashlar.content.application;

import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.SequentialIds;
import dev.ashlar.platform.application.Transactions;

class InMemoryResourcesTest extends ResourcesContract {
  private final SequentialIds ids = new SequentialIds();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryResources resources = new InMemoryResources(transactions);

  @Override
  protected Resources resources() {
    return resources;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected UserId someUser() {
    return new UserId(ids.next());
  }

  @Override
  protected void delete(UserId owner) {
    resources.forget(owner);
  }
}
