package dev.ashlar.platform.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

public final class InMemoryOutbox implements Outbox {
  private final InMemoryTransactions transactions;
  private final Map<Integer, PublishedEvent> rows;

  public InMemoryOutbox(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.rows = transactions.table();
  }

  @Override
  public void add(PublishedEvent event) {
    transactions.run(() -> {
      rows.put(rows.size(), event);
    });
  }

  /** All that was added, the oldest first. */
  public List<PublishedEvent> events() {
    return transactions.run((Supplier<List<PublishedEvent>>) () -> new ArrayList<>(rows.values()));
  }
}
