package dev.ashlar.platform.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepEventsTest {
  private final TestClock clock = new TestClock();
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryOutbox outbox = new InMemoryOutbox(transactions, List.of(), clock);

  @Test
  void deletes_what_was_delivered_more_than_a_week_ago_however_much_it_is() {
    for (int n = 0; n <= SweepEvents.BATCH; n++) {
      outbox.add(Noted.of("old"));
    }
    clock.advance(Duration.ofDays(7));
    outbox.add(Noted.of("new"));
    sweep(true);
    assertThat(outbox.events()).hasSize(SweepEvents.BATCH + 2);
    clock.advance(Duration.ofNanos(1_000));
    sweep(true);
    assertThat(outbox.events()).containsExactly(Noted.of("new"));
  }

  @Test
  void leaves_it_to_the_instance_that_is_at_it() {
    outbox.add(Noted.of("old"));
    clock.advance(Duration.ofDays(8));
    sweep(false);
    assertThat(outbox.events()).hasSize(1);
  }

  private void sweep(boolean lockIsFree) {
    new SweepEvents(outbox, _ -> lockIsFree, transactions, clock).handle();
  }
}
