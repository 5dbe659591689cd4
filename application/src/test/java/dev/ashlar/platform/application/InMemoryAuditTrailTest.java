package dev.ashlar.platform.application;

class InMemoryAuditTrailTest extends AuditTrailContract {
  private final TestClock clock = new TestClock();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryAuditTrail trail = new InMemoryAuditTrail(transactions, clock);

  @Override
  protected AuditTrail trail() {
    return trail;
  }

  @Override
  protected AuditQueries queries() {
    return trail;
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
