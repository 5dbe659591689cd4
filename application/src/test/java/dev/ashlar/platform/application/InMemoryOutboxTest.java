package dev.ashlar.platform.application;

class InMemoryOutboxTest extends OutboxContract {
  private final TestClock clock = new TestClock();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryOutbox outbox = new InMemoryOutbox(transactions, SUBSCRIBERS, clock);

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected Deliveries deliveries() {
    return outbox;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected TestClock clock() {
    return clock;
  }
}
