package dev.ashlar.platform.application;

import java.util.Map;

class InMemoryTransactionsTest extends TransactionsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final Map<Integer, Boolean> written = transactions.table();

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected void write(int number) {
    transactions.run(() -> written.put(number, true));
  }

  @Override
  protected boolean isWritten(int number) {
    return transactions.<Boolean>run(() -> written.containsKey(number));
  }
}
