package dev.ashlar.platform.application;

import dev.ashlar.kernel.InvalidValue;
import dev.ashlar.kernel.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes one event from the {@link Outbox} to one of its subscribers. Any number of instances may do
 * it at any time. The attempt is counted and committed before it begins: a crash at any moment has
 * the event delivered again, and none has it forgotten.
 */
public final class DeliverEvent {

  public sealed interface Outcome {}

  /** Nothing is due. */
  public record Idle() implements Outcome {}

  public record Delivered() implements Outcome {}

  /** It will be tried again. */
  public record Failed(Delivery delivery, RuntimeException cause) implements Outcome {}

  /** It won't be tried again: somebody has to look at it. */
  public record Died(Delivery delivery) implements Outcome {}

  private final Map<String, Subscriber<?>> subscribers;
  private final Deliveries deliveries;
  private final Transactions transactions;
  private final Clock clock;

  public DeliverEvent(
      Collection<Subscriber<?>> subscribers,
      Deliveries deliveries,
      Transactions transactions,
      Clock clock) {
    this.subscribers =
        subscribers.stream().collect(Collectors.toMap(Subscriber::name, Function.identity()));
    this.deliveries = deliveries;
    this.transactions = transactions;
    this.clock = clock;
  }

  public Outcome handle() {
    return transactions
        .<Optional<Delivery>>run(this::claim)
        .map(this::deliver)
        .orElseGet(Idle::new);
  }

  private Optional<Delivery> claim() {
    Instant now = clock.instant();
    Optional<Delivery> claimed =
        deliveries
            .lockDue(subscribers.keySet(), now)
            .map(due ->
                due.isSpent()
                    ? due.fail("The process ended during the last attempt.", now)
                    : due.attempt(now));
    claimed.ifPresent(deliveries::save);
    return claimed;
  }

  private Outcome deliver(Delivery delivery) {
    if (delivery.isDead()) {
      return new Died(delivery);
    }
    try {
      hand(delivery, Optional.ofNullable(subscribers.get(delivery.subscriber())).orElseThrow());
    } catch (RuntimeException e) {
      Delivery failed =
          e instanceof InvalidValue
              ? delivery.giveUp(inWords(e), clock.instant())
              : delivery.fail(inWords(e), clock.instant());
      transactions.run(() -> deliveries.save(failed));
      return failed.isDead() ? new Died(failed) : new Failed(failed, e);
    }
    transactions.run(() -> deliveries.remove(delivery));
    return new Delivered();
  }

  private <E extends PublishedEvent> void hand(Delivery delivery, Subscriber<E> subscriber) {
    subscriber.handle(delivery.eventId(), deliveries.event(delivery.eventId(), subscriber.event()));
  }

  /** A message that isn't made for others may hold something of the event. */
  private static String inWords(RuntimeException e) {
    return switch (e) {
      case Refusal refusal -> refusal.reason();
      case InvalidValue never -> never.reason();
      default -> e.getClass().getName();
    };
  }
}
