package dev.ashlar.platform.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.InvalidValue;
import dev.ashlar.kernel.Unavailable;
import dev.ashlar.platform.application.DeliverEvent.Delivered;
import dev.ashlar.platform.application.DeliverEvent.Died;
import dev.ashlar.platform.application.DeliverEvent.Failed;
import dev.ashlar.platform.application.DeliverEvent.Idle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliverEventTest {
  private final TestClock clock = new TestClock();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private Optional<Throwable> trouble = Optional.empty();
  private final Notes notes = new Notes("notes", _ -> meetTrouble());
  private final Collection<Subscriber<?>> subscribers = new ArrayList<>(List.of(notes));
  private final InMemoryOutbox outbox = new InMemoryOutbox(transactions, subscribers, clock);

  @Test
  void has_nothing_to_do_where_nothing_was_added() {
    assertThat(relay().handle()).isEqualTo(new Idle());
  }

  @Test
  void delivers_each_event_once_in_the_order_they_came() {
    for (var text : List.of("a", "b", "c")) {
      outbox.add(Noted.of(text));
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(relay().handle()).isEqualTo(new Delivered());
    assertThat(relay().handle()).isEqualTo(new Delivered());
    assertThat(relay().handle()).isEqualTo(new Delivered());
    assertThat(relay().handle()).isEqualTo(new Idle());
    assertThat(notes.texts()).containsExactly("a", "b", "c");
    assertThat(outbox.deliveries()).isEmpty();
  }

  @Test
  void delivers_outside_the_transaction() {
    var running = new ArrayList<Boolean>();
    subscribers.add(new Notes("watch", _ -> running.add(transactions.isRunning())));
    outbox.add(Noted.of("a"));
    relay().handle();
    relay().handle();
    assertThat(running).containsExactly(false);
  }

  @Test
  void tries_again_after_waits_that_double_up_to_an_hour() {
    trouble = Optional.of(new IllegalStateException());
    outbox.add(Noted.of("a"));
    var waits = new ArrayList<Long>();
    for (int attempt = 1; attempt < Delivery.MOST_ATTEMPTS; attempt++) {
      var failed = ((Failed) relay().handle()).delivery();
      assertThat(relay().handle()).isEqualTo(new Idle());
      assertThat(failed.attempts()).isEqualTo(attempt);
      var wait = Duration.between(clock.instant(), failed.dueAt());
      waits.add(wait.toSeconds());
      clock.advance(wait.minusNanos(1_000));
      assertThat(relay().handle()).isEqualTo(new Idle());
      clock.advance(Duration.ofNanos(1_000));
    }
    assertThat(waits)
        .containsExactly(30L, 60L, 120L, 240L, 480L, 960L, 1920L, 3600L, 3600L, 3600L, 3600L);
  }

  @Test
  void delivers_what_failed_once_the_trouble_is_over() {
    trouble = Optional.of(new Unavailable("The mail server is away."));
    outbox.add(Noted.of("a"));
    assertThat(relay().handle()).isInstanceOf(Failed.class);
    trouble = Optional.empty();
    clock.advance(Delivery.FIRST_WAIT);
    assertThat(relay().handle()).isEqualTo(new Delivered());
    assertThat(notes.texts()).containsExactly("a");
  }

  @Test
  void gives_up_after_the_last_attempt_and_keeps_what_it_could_not_deliver() {
    trouble = Optional.of(new Unavailable("The mail server is away."));
    outbox.add(Noted.of("a"));
    failAllButTheLast();
    var died = ((Died) relay().handle()).delivery();
    assertThat(died.attempts()).isEqualTo(Delivery.MOST_ATTEMPTS);
    assertThat(died.deadAt()).contains(clock.instant());
    assertThat(died.lastError()).contains("The mail server is away.");
    assertThat(outbox.deliveries()).containsExactly(died);
    clock.advance(Duration.ofDays(365));
    assertThat(relay().handle()).isEqualTo(new Idle());
  }

  @Test
  void gives_up_at_once_what_can_never_be_delivered() {
    trouble =
        Optional.of(
            new InvalidValue("INVALID_MAIL", "No mail can be sent to an address of this form."));
    outbox.add(Noted.of("a"));
    var died = ((Died) relay().handle()).delivery();
    assertThat(died.attempts()).isEqualTo(1);
    assertThat(died.deadAt()).contains(clock.instant());
    assertThat(died.lastError()).contains("No mail can be sent to an address of this form.");
    assertThat(outbox.deliveries()).containsExactly(died);
  }

  @Test
  void counts_an_attempt_that_a_crash_ended() {
    trouble = Optional.of(new ProcessEnds());
    outbox.add(Noted.of("a"));
    assertThatThrownBy(() -> relay().handle()).isInstanceOf(ProcessEnds.class);
    assertThat(outbox.deliveries()).singleElement().extracting(Delivery::attempts).isEqualTo(1);
    trouble = Optional.empty();
    assertThat(relay().handle()).isEqualTo(new Idle());
    clock.advance(Delivery.FIRST_WAIT);
    assertThat(relay().handle()).isEqualTo(new Delivered());
  }

  @Test
  void gives_up_where_a_crash_ended_the_last_attempt() {
    trouble = Optional.of(new Unavailable("Away."));
    outbox.add(Noted.of("a"));
    failAllButTheLast();
    trouble = Optional.of(new ProcessEnds());
    assertThatThrownBy(() -> relay().handle()).isInstanceOf(ProcessEnds.class);
    trouble = Optional.empty();
    clock.advance(Delivery.LONGEST_WAIT);
    assertThat(relay().handle()).isInstanceOf(Died.class);
    assertThat(notes.texts()).isEmpty();
  }

  @Test
  void keeps_of_a_failure_what_others_may_read() {
    trouble = Optional.of(new IllegalStateException("no <ann@example.org> here"));
    outbox.add(Noted.of("a"));
    var failed = ((Failed) relay().handle()).delivery();
    assertThat(failed.lastError()).contains("java.lang.IllegalStateException");
  }

  @Test
  void delivers_to_one_subscriber_what_another_fails_at() {
    trouble = Optional.of(new IllegalStateException());
    var well = new Notes("well");
    subscribers.add(well);
    outbox.add(Noted.of("a"));
    assertThat(List.of(relay().handle().getClass(), relay().handle().getClass()))
        .containsExactlyInAnyOrder(Failed.class, Delivered.class);
    assertThat(well.texts()).containsExactly("a");
  }

  @Test
  void leaves_alone_what_is_for_subscribers_that_others_know() {
    outbox.add(Noted.of("a"));
    var newer = new DeliverEvent(List.of(new Notes("other")), outbox, transactions, clock);
    assertThat(newer.handle()).isEqualTo(new Idle());
    assertThat(outbox.deliveries()).hasSize(1);
  }

  private DeliverEvent relay() {
    return new DeliverEvent(subscribers, outbox, transactions, clock);
  }

  private void failAllButTheLast() {
    for (int attempt = 1; attempt < Delivery.MOST_ATTEMPTS; attempt++) {
      assertThat(relay().handle()).isInstanceOf(Failed.class);
      clock.advance(Delivery.LONGEST_WAIT);
    }
  }

  private void meetTrouble() {
    trouble.ifPresent(thrown -> {
      if (thrown instanceof RuntimeException exception) {
        throw exception;
      }
      throw (Error) thrown;
    });
  }

  /** Nobody catches it, as nobody comes to clean up after a kill. */
  private static final class ProcessEnds extends Error {
    private static final long serialVersionUID = 1L;
  }
}
