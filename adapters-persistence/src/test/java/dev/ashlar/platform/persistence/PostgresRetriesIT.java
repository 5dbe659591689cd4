package dev.ashlar.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.platform.application.FakeSeals;
import dev.ashlar.platform.application.FirstAnswer;
import dev.ashlar.platform.application.Race;
import dev.ashlar.platform.application.Retries;
import dev.ashlar.platform.application.Retries.Freed;
import dev.ashlar.platform.application.Retries.InProgress;
import dev.ashlar.platform.application.Retries.Kept;
import dev.ashlar.platform.application.Retries.KeyReused;
import dev.ashlar.platform.application.Retries.Repetition;
import dev.ashlar.platform.application.Retries.TakenBack;
import dev.ashlar.platform.application.RetryableRequest;
import dev.ashlar.platform.application.SweepRetries;
import dev.ashlar.platform.application.TestClock;
import dev.ashlar.platform.application.Transactions;
import io.micronaut.data.connection.ConnectionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresRetriesIT {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  private static final RetryableRequest REQUEST = new RetryableRequest("a", "body");

  @BeforeEach
  void make_a_table() {
    POSTGRES.execute("drop table if exists platform.written");
    POSTGRES.execute("create table platform.written (number integer primary key)");
  }

  @Test
  void a_repetition_is_answered_as_the_first_was_and_does_nothing() {
    assertThat(once(REQUEST, () -> write(1))).isEqualTo("done");
    assertThat(once(REQUEST, () -> write(2))).isEqualTo(AGAIN);
    assertThat(written()).isEqualTo("1");
  }

  @Test
  void a_repetition_is_answered_where_its_effect_is_in_its_own_way() {
    once(REQUEST, () -> write(1));
    assertThat(once(REQUEST, () -> write(1))).isEqualTo(AGAIN);
    assertThat(written()).isEqualTo("1");
  }

  @Test
  void whoever_may_not_do_it_any_more_is_told_so_instead() {
    once(REQUEST, () -> write(1));
    assertThatThrownBy(() -> once(REQUEST, () -> refuse(new Forbidden("no more"))))
        .isInstanceOf(Forbidden.class);
    assertThatThrownBy(() -> once(REQUEST, () -> refuse(new NotFound("thing"))))
        .isInstanceOf(NotFound.class);
    assertThat(once(REQUEST, () -> write(2))).isEqualTo(AGAIN);
  }

  @Test
  void another_body_under_the_same_key_is_refused() {
    once(REQUEST, () -> write(1));
    var other = new RetryableRequest(REQUEST.id(), "another body");
    assertThat(once(other, () -> write(2))).isEqualTo(new KeyReused());
    assertThat(once(new RetryableRequest("b", REQUEST.fingerprint()), () -> write(3)))
        .isEqualTo("done");
    assertThat(written()).isEqualTo("1,3");
  }

  @Test
  void a_repetition_while_the_first_still_runs_is_refused() {
    once(
        REQUEST,
        () -> {
          write(1);
          assertThat(elsewhere(() -> once(REQUEST, () -> write(2)))).isEqualTo(new InProgress());
          elsewhere(() -> once(new RetryableRequest("b", "body"), () -> write(3)));
        });
    assertThat(written()).isEqualTo("1,3");
  }

  @Test
  void the_effect_is_there_when_its_answer_is() {
    once(
        REQUEST,
        () -> {
          write(1);
          assertThat(POSTGRES.query("select number from platform.written")).isEmpty();
        });
    assertThat(written()).isEqualTo("1");
    assertThat(POSTGRES.query("select id from platform.first_answers")).containsExactly("a");
  }

  @Test
  void an_answer_that_is_not_kept_frees_the_key_and_leaves_what_was_committed() {
    retries().once(REQUEST, () -> write(1, "done"), _ -> new Freed(), repetition -> repetition);
    assertThat(once(REQUEST, () -> write(2))).isEqualTo("done");
    assertThat(written()).isEqualTo("1,2");
  }

  @Test
  void what_is_taken_back_leaves_nothing_and_frees_the_key() {
    retries().once(REQUEST, () -> write(1, "done"), _ -> new TakenBack(), repetition -> repetition);
    assertThat(written()).isEmpty();
    assertThat(once(REQUEST, () -> write(2))).isEqualTo("done");
  }

  @Test
  void a_run_that_fails_leaves_nothing_and_frees_the_key() {
    assertThatThrownBy(() -> once(REQUEST, () -> refuse(new NotFound("thing"))))
        .isInstanceOf(NotFound.class);
    assertThat(written()).isEmpty();
    assertThat(once(REQUEST, () -> write(1))).isEqualTo("done");
  }

  @Test
  void work_that_fails_after_its_run_leaves_nothing_and_frees_the_key() {
    Runnable failing =
        () -> {
          write(1);
          throw new IllegalStateException("the answer can't be written");
        };
    assertThatThrownBy(() -> once(REQUEST, failing)).isInstanceOf(IllegalStateException.class);
    assertThat(written()).isEmpty();
    assertThat(once(REQUEST, () -> write(1))).isEqualTo("done");
  }

  @Test
  void reads_between_runs_see_what_the_runs_before_wrote() {
    once(
        REQUEST,
        () -> {
          write(1);
          assertThat(count()).isEqualTo(1);
          write(2);
          assertThat(count()).isEqualTo(2);
        });
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void a_later_run_that_fails_takes_back_only_itself() {
    once(
        REQUEST,
        () -> {
          write(1);
          assertThatThrownBy(() -> refuse(new NotFound("thing"))).isInstanceOf(NotFound.class);
          write(3);
        });
    assertThat(written()).isEqualTo("1,3");
  }

  @Test
  void a_first_run_that_fails_can_be_tried_again_within_the_same_request() {
    once(
        REQUEST,
        () -> {
          assertThatThrownBy(() -> refuse(new NotFound("thing"))).isInstanceOf(NotFound.class);
          assertThat(count()).isZero();
          write(1);
        });
    assertThat(written()).isEqualTo("1");
    assertThat(once(REQUEST, () -> write(2))).isEqualTo(AGAIN);
  }

  @Test
  void many_at_once_have_one_effect() {
    var ends = Race.of(10, i -> once(REQUEST, () -> write(i)));
    assertThat(ends).containsOnlyOnce("done").containsOnly("done", new InProgress(), AGAIN);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void no_connection_is_kept_however_it_ends() {
    once(REQUEST, () -> write(1));
    for (int i = 0; i < 50; i++) { // more than the pool has
      assertThat(once(REQUEST, () -> write(2))).isEqualTo(AGAIN);
      assertThatThrownBy(() -> once(new RetryableRequest("b", ""), () -> refuse(new NotFound("x"))))
          .isInstanceOf(NotFound.class);
      once(new RetryableRequest("request " + i, ""), () -> transactions().run(() -> {}));
    }
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void an_answer_is_forgotten_after_a_day_swept_or_not() {
    once(REQUEST, () -> write(1));
    POSTGRES.get(TestClock.class).advance(SweepRetries.KEPT.minus(Duration.ofSeconds(1)));
    assertThat(once(REQUEST, () -> write(2))).isEqualTo(AGAIN);
    POSTGRES.get(TestClock.class).advance(Duration.ofSeconds(2));
    assertThat(once(REQUEST, () -> write(2))).isEqualTo("done");
    assertThat(once(REQUEST, () -> write(3))).isEqualTo(AGAIN);
    assertThat(written()).isEqualTo("1,2");
  }

  @Test
  void old_answers_are_swept_oldest_first() {
    var clock = POSTGRES.get(TestClock.class);
    once(new RetryableRequest("a", "body"), () -> write(1));
    clock.advance(Duration.ofHours(1));
    once(new RetryableRequest("b", "body"), () -> write(2));
    clock.advance(Duration.ofHours(1));
    once(new RetryableRequest("c", "body"), () -> write(3));
    assertThat(retries().sweep(clock.instant(), 1)).isEqualTo(1);
    assertThat(kept()).isEqualTo("b,c");
    assertThat(retries().sweep(clock.instant(), 5)).isEqualTo(1);
    assertThat(kept()).isEqualTo("c");
  }

  @Test
  void a_repetition_that_fails_in_another_way_is_not_answered_as_if_it_had_rights() {
    once(REQUEST, () -> write(1));
    assertThatThrownBy(() -> once(REQUEST, () -> refuse(new IllegalStateException("a bug"))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void what_this_version_cannot_read_is_a_key_that_was_used() {
    once(REQUEST, () -> write(1));
    POSTGRES.execute("update platform.first_answers set answer = 'first answer|{}'");
    assertThat(once(REQUEST, () -> write(2))).isEqualTo(new KeyReused());
    POSTGRES.execute("update platform.first_answers set answer = 'of a secret that is gone'");
    assertThat(once(REQUEST, () -> write(2))).isEqualTo(new KeyReused());
  }

  @Test
  void what_is_kept_is_sealed() {
    once(REQUEST, () -> write(1));
    assertThat(POSTGRES.query("select answer from platform.first_answers"))
        .singleElement()
        .asString()
        .startsWith(new FakeSeals().seal("first answer", ""));
  }

  private static final FirstAnswer ANSWER =
      new FirstAnswer(201, Map.of("ETag", "\"1\""), "{\"text\": \"done\"}");

  private static final Repetition AGAIN = new Retries.Answered(ANSWER);

  @CanIgnoreReturnValue
  private static Object once(RetryableRequest request, Runnable work) {
    return retries()
        .once(
            request,
            () -> {
              work.run();
              return "done";
            },
            _ -> new Kept(ANSWER),
            repetition -> repetition);
  }

  private static void write(int number) {
    transactions()
        .run(() -> {
          new Sql("insert into platform.written values (?)", number).update(database());
        });
  }

  private static Object write(int number, Object result) {
    write(number);
    return result;
  }

  private static Object refuse(RuntimeException refusal) {
    return transactions()
        .run(() -> {
          new Sql("insert into platform.written values (99)").update(database());
          throw refusal;
        });
  }

  private static long count() {
    return new Sql("select count(*) as total from platform.written")
        .first(database(), row -> row.number("total"))
        .orElseThrow();
  }

  private static String written() {
    return String.join(",", POSTGRES.query("select number from platform.written order by 1"));
  }

  private static String kept() {
    return String.join(",", POSTGRES.query("select id from platform.first_answers order by 1"));
  }

  @CanIgnoreReturnValue
  private static Object elsewhere(Supplier<Object> work) {
    return CompletableFuture.supplyAsync(work).join();
  }

  private static Retries retries() {
    return POSTGRES.get(Retries.class);
  }

  private static Transactions transactions() {
    return POSTGRES.get(Transactions.class);
  }

  @SuppressWarnings("unchecked") // it is one of these for every data source of JDBC
  private static ConnectionOperations<Connection> database() {
    return POSTGRES.get(ConnectionOperations.class);
  }
}
