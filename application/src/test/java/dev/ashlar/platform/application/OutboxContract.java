package dev.ashlar.platform.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.StaleVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What is relied on when an event has to reach others: its way in and its way out. */
public abstract class OutboxContract {
  private static final int ROUNDS = 5;
  private static final Instant LATER = TestClock.START.plus(Duration.ofDays(1));

  /** Asks for events that nobody adds. */
  private static final Subscriber<Noted> DEAF =
      new Subscriber<>() {
        @Override
        public String name() {
          return "deaf";
        }

        @Override
        public String type() {
          return "test.unheard.v1";
        }

        @Override
        public Class<Noted> event() {
          return Noted.class;
        }

        @Override
        public void handle(UUID eventId, Noted event) {
          throw new AssertionError(eventId);
        }
      };

  protected static final Notes ONE = new Notes("one");
  protected static final Notes TWO = new Notes("two");
  protected static final List<Subscriber<?>> SUBSCRIBERS = List.of(ONE, TWO, DEAF);
  private static final List<String> NAMES = SUBSCRIBERS.stream().map(Subscriber::name).toList();

  /** Knows {@link #SUBSCRIBERS}. */
  protected abstract Outbox outbox();

  protected abstract Deliveries deliveries();

  protected abstract Transactions transactions();

  protected abstract TestClock clock();

  @Test
  void has_an_event_delivered_to_each_subscriber_of_its_type() {
    outbox().add(Noted.of("a"));
    assertThat(due()).extracting(Delivery::subscriber).containsExactlyInAnyOrder("one", "two");
    assertThat(due())
        .allSatisfy(delivery ->
            assertThat(delivery)
                .isEqualTo(
                    new Delivery(
                        delivery.eventId(),
                        Noted.TYPE,
                        delivery.subscriber(),
                        0,
                        clock().instant(),
                        Optional.empty(),
                        Optional.empty())));
    assertThat(due()).extracting(Delivery::eventId).containsOnly(due().getFirst().eventId());
  }

  @Test
  void keeps_an_event_as_it_was_added() {
    var event = Noted.of("Zoë said \"no\\yes\"\n\t😀 {}");
    outbox().add(event);
    assertThat(deliveries().event(due().getFirst().eventId(), Noted.class)).isEqualTo(event);
  }

  @Test
  void knows_nothing_of_an_event_whose_transaction_was_undone() {
    assertThatThrownBy(() ->
            transactions()
                .run(() -> {
                  outbox().add(Noted.of("a"));
                  throw new IllegalStateException();
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(due()).isEmpty();
    assertThat(sweep(LATER, 1)).isZero();
  }

  @Test
  void hands_out_what_has_been_due_longest_to_who_asks_for_it() {
    outbox().add(Noted.of("a"));
    clock().advance(Duration.ofSeconds(1));
    outbox().add(Noted.of("b"));
    assertThat(text(lockDue("one").orElseThrow())).isEqualTo("a");
    assertThat(lockDue("deaf")).isEmpty();
  }

  @Test
  void hands_out_nothing_before_it_is_due() {
    outbox().add(Noted.of("a"));
    assertThat(lockDue("one", clock().instant().minusNanos(1_000))).isEmpty();
    var attempt = lockDue("one").orElseThrow().attempt(clock().instant());
    save(attempt);
    assertThat(lockDue("one", attempt.dueAt().minusNanos(1_000))).isEmpty();
    assertThat(lockDue("one", attempt.dueAt())).contains(attempt);
  }

  @Test
  void hands_out_nothing_that_is_done_or_dead() {
    outbox().add(Noted.of("a"));
    remove(lockDue("one").orElseThrow());
    var last = lockDue("two").orElseThrow();
    for (int attempt = 1; attempt <= Delivery.MOST_ATTEMPTS; attempt++) {
      last = last.attempt(clock().instant());
    }
    save(last.fail("no", clock().instant()));
    assertThat(lockDue("one", LATER)).isEmpty();
    assertThat(lockDue("two", LATER)).isEmpty();
  }

  @Test
  void keeps_why_an_attempt_failed() {
    outbox().add(Noted.of("a"));
    var failed =
        lockDue("one").orElseThrow().attempt(clock().instant()).fail("no", clock().instant());
    save(failed);
    assertThat(lockDue("one", LATER)).contains(failed);
    assertThat(failed.lastError()).contains("no");
  }

  @Test
  void lets_nobody_who_is_late_undo_an_attempt_begun_since() {
    outbox().add(Noted.of("a"));
    var first = lockDue("one").orElseThrow().attempt(clock().instant());
    save(first);
    var second = first.attempt(first.dueAt());
    save(second);
    save(first.fail("late", clock().instant()));
    assertThat(lockDue("one", LATER)).contains(second);
  }

  @Test
  void brings_nothing_back_that_is_done() {
    outbox().add(Noted.of("a"));
    var first = lockDue("one").orElseThrow().attempt(clock().instant());
    remove(first);
    save(first.fail("late", clock().instant()));
    assertThat(lockDue("one", LATER)).isEmpty();
  }

  @Test
  void sweeps_what_is_old_and_on_its_way_to_nobody_a_few_at_a_time() {
    List.of("a", "b", "c").forEach(text -> outbox().add(Noted.of(text)));
    due().forEach(this::remove);
    outbox().add(Noted.of("on its way"));
    assertThat(sweep(clock().instant(), 10)).isZero();
    var later = clock().instant().plusSeconds(1);
    assertThat(sweep(later, 2)).isEqualTo(2);
    assertThat(sweep(later, 2)).isEqualTo(1);
    assertThat(sweep(later, 2)).isZero();
    assertThat(due()).hasSize(2).extracting(this::text).containsOnly("on its way");
  }

  @RepeatedTest(ROUNDS)
  void by_many_relays_at_once_delivers_each_event_once_to_each_subscriber() {
    var one = new Notes("one");
    var two = new Notes("two");
    Collection<Subscriber<?>> racing = List.of(one, two);
    IntStream.range(0, 20).forEach(n -> outbox().add(Noted.of("event " + n)));
    Race.of(
        8,
        _ -> {
          var relay = new DeliverEvent(racing, deliveries(), transactions(), clock());
          while (!(relay.handle() instanceof DeliverEvent.Idle)) {
            // there may be more
          }
          return true;
        });
    var all = IntStream.range(0, 20).mapToObj(n -> "event " + n).toList();
    assertThat(one.texts()).containsExactlyInAnyOrderElementsOf(all);
    assertThat(two.texts()).containsExactlyInAnyOrderElementsOf(all);
    assertThat(due()).isEmpty();
  }

  /** All that is due to anybody now: taken out, and put back by undoing that. */
  private List<Delivery> due() {
    var found = new ArrayList<Delivery>();
    try {
      transactions()
          .run(() -> {
            var next = deliveries().lockDue(NAMES, clock().instant());
            while (next.isPresent()) {
              found.add(next.get());
              deliveries().remove(next.get());
              next = deliveries().lockDue(NAMES, clock().instant());
            }
            throw new StaleVersion();
          });
    } catch (StaleVersion e) {
      // undone
    }
    return found;
  }

  private Optional<Delivery> lockDue(String subscriber) {
    return lockDue(subscriber, clock().instant());
  }

  private Optional<Delivery> lockDue(String subscriber, Instant at) {
    return transactions()
        .<Optional<Delivery>>run(() -> deliveries().lockDue(List.of(subscriber), at));
  }

  private void save(Delivery delivery) {
    transactions().run(() -> deliveries().save(delivery));
  }

  private void remove(Delivery delivery) {
    transactions().run(() -> deliveries().remove(delivery));
  }

  private int sweep(Instant addedBefore, int most) {
    return transactions().<Integer>run(() -> deliveries().sweep(addedBefore, most));
  }

  private String text(Delivery delivery) {
    return deliveries().event(delivery.eventId(), Noted.class).text();
  }
}
