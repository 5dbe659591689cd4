package dev.ashlar.platform.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

public final class InMemoryOutbox implements Outbox, Deliveries {
  private final InMemoryTransactions transactions;
  private final Map<UUID, Added> events;
  private final Map<Key, Delivery> deliveries;
  private final Collection<Subscriber<?>> subscribers;
  private final Clock clock;
  private final SequentialIds ids = new SequentialIds();

  private record Added(PublishedEvent event, Instant at) {}

  private record Key(UUID event, String subscriber) {
    static Key of(Delivery delivery) {
      return new Key(delivery.eventId(), delivery.subscriber());
    }
  }

  public InMemoryOutbox(InMemoryTransactions transactions) {
    this(transactions, List.of(), new TestClock());
  }

  public InMemoryOutbox(
      InMemoryTransactions transactions, Collection<Subscriber<?>> subscribers, Clock clock) {
    this.transactions = transactions;
    this.events = transactions.table();
    this.deliveries = transactions.table();
    this.subscribers = subscribers;
    this.clock = clock;
  }

  @Override
  public void add(PublishedEvent event) {
    transactions.run(() -> {
      var id = ids.next();
      var now = clock.instant();
      events.put(id, new Added(event, now));
      subscribers.stream()
          .filter(subscriber -> subscriber.type().equals(event.type()))
          .map(subscriber -> fresh(id, event, subscriber, now))
          .forEach(delivery -> deliveries.put(Key.of(delivery), delivery));
    });
  }

  private static Delivery fresh(
      UUID id, PublishedEvent event, Subscriber<?> subscriber, Instant now) {
    return new Delivery(
        id, event.type(), subscriber.name(), 0, now, Optional.empty(), Optional.empty());
  }

  @Override
  public Optional<Delivery> lockDue(Collection<String> names, Instant now) {
    return transactions.run(() ->
        deliveries.values().stream()
            .filter(d -> !d.isDead() && !d.dueAt().isAfter(now) && names.contains(d.subscriber()))
            .min(Comparator.comparing(Delivery::dueAt)));
  }

  @Override
  public void save(Delivery delivery) {
    transactions.run(() -> {
      deliveries.computeIfPresent(
          Key.of(delivery),
          (_, stored) -> stored.attempts() <= delivery.attempts() ? delivery : stored);
    });
  }

  @Override
  public void remove(Delivery delivery) {
    transactions.run(() -> {
      deliveries.remove(Key.of(delivery));
    });
  }

  @Override
  public <E extends PublishedEvent> E event(UUID id, Class<E> type) {
    return transactions.run(() -> type.cast(events.get(id).event()));
  }

  @Override
  public int sweep(Instant addedBefore, int most) {
    return transactions.run(() -> {
      var swept =
          events.entrySet().stream()
              .filter(entry -> entry.getValue().at().isBefore(addedBefore))
              .map(Map.Entry::getKey)
              .filter(id -> deliveries.keySet().stream().noneMatch(key -> key.event().equals(id)))
              .limit(most)
              .toList();
      swept.forEach(events::remove);
      return swept.size();
    });
  }

  /** All that was added, the oldest first. */
  public List<PublishedEvent> events() {
    return transactions.run(
        (Supplier<List<PublishedEvent>>)
            () ->
                events.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> entry.getValue().event())
                    .toList());
  }

  /** All that isn't done. */
  public List<Delivery> deliveries() {
    return transactions.run((Supplier<List<Delivery>>) () -> List.copyOf(deliveries.values()));
  }
}
