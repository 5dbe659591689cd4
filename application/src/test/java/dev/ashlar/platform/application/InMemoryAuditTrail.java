package dev.ashlar.platform.application;

import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

public final class InMemoryAuditTrail implements AuditTrail, AuditQueries {
  private final InMemoryTransactions transactions;
  private final Clock clock;
  private final Map<Integer, AuditRecord> rows;
  private final Repetitions repetitions = new Repetitions();

  public InMemoryAuditTrail(InMemoryTransactions transactions) {
    this(transactions, new TestClock());
  }

  public InMemoryAuditTrail(InMemoryTransactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
    this.rows = transactions.table();
  }

  @Override
  public void record(AuditEvent event) {
    if (!event.mayRepeat() || repetitions.isFirst(event, Optional.empty(), clock.instant())) {
      add(event, clock.instant(), 1);
    }
  }

  @Override
  public void recordRepeated() {
    repetitions
        .takeEnded(clock.instant())
        .forEach(each -> add(each.event(), each.at(), each.count()));
  }

  @Override
  public Page<AuditRecord> list(AuditFilter filter, PageRequest page) {
    var all = matching(filter).toList();
    return new Page<>(all.stream().skip(page.offset()).limit(page.size()).toList(), all.size());
  }

  @Override
  public Slice<AuditRecord> list(AuditFilter filter, SliceRequest slice) {
    var all = matching(filter).toList();
    var positions = all.stream().map(AuditRecord::position).toList();
    int start = slice.after().map(position -> positions.indexOf(position) + 1).orElse(0);
    return Slice.of(
        all.stream().skip(start).limit(slice.reach()).toList(), slice, AuditRecord::position);
  }

  private Stream<AuditRecord> matching(AuditFilter filter) {
    return records().stream()
        .filter(row ->
            filter.actor().stream().allMatch(by -> row.actorId().equals(Optional.of(by.value()))))
        .filter(row -> filter.action().stream().allMatch(row.action()::equals))
        .filter(row -> filter.targetId().stream().allMatch(row.targetId()::equals))
        .filter(row -> filter.from().stream().noneMatch(row.at()::isBefore))
        .filter(row -> filter.to().stream().allMatch(row.at()::isBefore))
        .sorted(Comparator.comparing(AuditRecord::at).thenComparing(AuditRecord::id).reversed());
  }

  /** All that was recorded, the oldest first. */
  public List<AuditEvent> events() {
    return records().stream()
        .map(row ->
            new AuditEvent(
                row.actorId().map(UserId::new),
                row.action(),
                row.targetType(),
                row.targetId(),
                row.outcome()))
        .toList();
  }

  private List<AuditRecord> records() {
    return transactions.run((Supplier<List<AuditRecord>>) () -> List.copyOf(rows.values()));
  }

  private void add(AuditEvent event, Instant at, int count) {
    transactions.run(() -> {
      rows.put(
          rows.size(),
          new AuditRecord(
              new UUID(0, rows.size()),
              at,
              event.actor().map(UserId::value),
              event.action(),
              event.targetType(),
              event.targetId(),
              event.outcome(),
              Optional.empty(),
              Optional.empty(),
              count));
    });
  }
}
