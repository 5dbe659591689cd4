package dev.ashlar.platform.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.AuditEvent.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is relied on when something has to be accounted for. */
public abstract class AuditTrailContract {
  private static final UserId ANN = new UserId(new UUID(1, 1));
  private static final UserId BEE = new UserId(new UUID(2, 2));
  private static final PageRequest FIRST = new PageRequest(1, 20);

  protected abstract AuditTrail trail();

  protected abstract AuditQueries queries();

  protected abstract Transactions transactions();

  protected abstract TestClock clock();

  @Test
  void keeps_who_did_what_to_what_and_when() {
    trail().record(AuditEvent.success(ANN, "role.change", "user", BEE.value()));
    assertThat(all())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.at()).isEqualTo(clock().instant());
          assertThat(event.actorId()).contains(ANN.value());
          assertThat(event.action()).isEqualTo("role.change");
          assertThat(event.targetType()).isEqualTo("user");
          assertThat(event.targetId()).isEqualTo(BEE.value().toString());
          assertThat(event.outcome()).isEqualTo(Outcome.SUCCESS);
          assertThat(event.ip()).isEmpty();
          assertThat(event.requestId()).isEmpty();
          assertThat(event.count()).isEqualTo(1);
        });
  }

  @Test
  void keeps_what_nobody_known_did() {
    trail().record(new AuditEvent(Optional.empty(), "login", "email", "4f2a", Outcome.FAILURE));
    assertThat(all()).extracting(AuditRecord::actorId).containsExactly(Optional.empty());
  }

  @Test
  void forgets_what_was_undone() {
    assertThatThrownBy(() ->
            transactions()
                .run(() -> {
                  trail().record(AuditEvent.success(ANN, "login", "user", ANN.value()));
                  throw new IllegalStateException();
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(all()).isEmpty();
  }

  @Test
  void lists_the_newest_first_in_pages() {
    for (String action : List.of("a", "b", "c", "d", "e")) {
      trail().record(AuditEvent.success(ANN, action, "user", ANN.value()));
      clock().advance(Duration.ofSeconds(1));
    }
    assertThat(all()).extracting(AuditRecord::action).containsExactly("e", "d", "c", "b", "a");
    var second = queries().list(AuditFilter.ALL, new PageRequest(2, 2));
    assertThat(second.items()).extracting(AuditRecord::action).containsExactly("c", "b");
    assertThat(second.total()).isEqualTo(5);
  }

  @Test
  void is_read_in_stretches_that_new_events_do_not_shift() {
    for (String action : List.of("a", "b", "c", "d", "e")) {
      trail().record(AuditEvent.success(ANN, action, "user", ANN.value()));
    }
    var read = new ArrayList<UUID>();
    var before = all().stream().map(AuditRecord::id).toList();
    Optional<Position> position = Optional.empty();
    do {
      var slice = queries().list(AuditFilter.ALL, new SliceRequest(position, 2));
      slice.items().forEach(event -> read.add(event.id()));
      position = slice.next();
      clock().advance(Duration.ofSeconds(1));
      trail().record(AuditEvent.success(ANN, "later", "user", ANN.value()));
    } while (position.isPresent());
    assertThat(read).containsExactlyElementsOf(before);
  }

  @Test
  void lists_what_was_asked_for() {
    Instant start = clock().instant();
    trail().record(AuditEvent.success(ANN, "login", "user", ANN.value()));
    clock().advance(Duration.ofSeconds(1));
    trail().record(AuditEvent.success(ANN, "role.change", "user", BEE.value()));
    clock().advance(Duration.ofSeconds(1));
    trail().record(AuditEvent.success(BEE, "login", "user", BEE.value()));
    assertThat(list(filter(Optional.of(ANN), Optional.empty(), Optional.empty())))
        .containsExactly("role.change", "login");
    assertThat(list(filter(Optional.empty(), Optional.of("role.change"), Optional.empty())))
        .containsExactly("role.change");
    assertThat(
            list(filter(Optional.empty(), Optional.empty(), Optional.of(BEE.value().toString()))))
        .containsExactly("login", "role.change");
    assertThat(list(between(start.plusSeconds(1), start.plusSeconds(2))))
        .containsExactly("role.change");
    assertThat(list(filter(Optional.of(BEE), Optional.of("role.change"), Optional.empty())))
        .isEmpty();
  }

  @Test
  void folds_refusals_that_repeat_within_a_minute_into_one_row() {
    for (int i = 0; i < 5; i++) {
      refuse(ANN);
      clock().advance(Duration.ofSeconds(2));
    }
    trail().recordRepeated(); // the minute isn't over
    assertThat(all()).extracting(AuditRecord::count).containsExactly(1L);
    clock().advance(Duration.ofMinutes(1));
    trail().recordRepeated();
    trail().recordRepeated();
    assertThat(all()).extracting(AuditRecord::count).containsExactly(4L, 1L);
    refuse(ANN);
    assertThat(all()).extracting(AuditRecord::count).containsExactly(1L, 4L, 1L);
  }

  @Test
  void folds_failures_of_nobody_known_that_repeat_for_one_target() {
    for (int i = 0; i < 3; i++) {
      fail(Optional.empty(), ANN);
    }
    fail(Optional.empty(), BEE);
    assertThat(all()).hasSize(2).extracting(AuditRecord::count).containsOnly(1L);
    clock().advance(Duration.ofMinutes(1));
    trail().recordRepeated();
    assertThat(all()).extracting(AuditRecord::count).containsExactlyInAnyOrder(2L, 1L, 1L);
  }

  @Test
  void tells_refusals_apart_and_folds_nothing_else() {
    refuse(ANN);
    refuse(BEE);
    for (int i = 0; i < 2; i++) {
      fail(Optional.of(ANN), ANN);
      trail().record(AuditEvent.success(ANN, "login", "user", ANN.value()));
    }
    assertThat(all()).hasSize(6).extracting(AuditRecord::count).containsOnly(1L);
  }

  private void fail(Optional<UserId> actor, UserId target) {
    trail()
        .record(new AuditEvent(actor, "login", "user", target.value().toString(), Outcome.FAILURE));
  }

  private void refuse(UserId actor) {
    trail().record(new AuditEvent(Optional.of(actor), "access", "path", "GET /", Outcome.DENIED));
  }

  private List<AuditRecord> all() {
    return queries().list(AuditFilter.ALL, FIRST).items();
  }

  private List<String> list(AuditFilter filter) {
    var page = queries().list(filter, FIRST);
    assertThat(page.total()).isEqualTo(page.items().size());
    return page.items().stream().map(AuditRecord::action).toList();
  }

  private static AuditFilter filter(
      Optional<UserId> actor, Optional<String> action, Optional<String> target) {
    return new AuditFilter(actor, action, target, Optional.empty(), Optional.empty());
  }

  private static AuditFilter between(Instant from, Instant to) {
    return new AuditFilter(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(from), Optional.of(to));
  }
}
