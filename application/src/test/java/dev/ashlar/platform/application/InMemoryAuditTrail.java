package dev.ashlar.platform.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

public final class InMemoryAuditTrail implements AuditTrail {
  private final InMemoryTransactions transactions;
  private final Map<Integer, AuditEvent> rows;

  public InMemoryAuditTrail(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.rows = transactions.table();
  }

  @Override
  public void record(AuditEvent event) {
    transactions.run(() -> {
      rows.put(rows.size(), event);
    });
  }

  /** All that was recorded, the oldest first. */
  public List<AuditEvent> events() {
    return transactions.run((Supplier<List<AuditEvent>>) () -> new ArrayList<>(rows.values()));
  }
}
