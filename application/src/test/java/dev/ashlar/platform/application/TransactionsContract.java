package dev.ashlar.platform.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.StaleVersion;
import org.junit.jupiter.api.Test;

/** What use cases rely on when they run something as a whole. */
public abstract class TransactionsContract {

  protected abstract Transactions transactions();

  /** Writes a number where transactions are kept apart. */
  protected abstract void write(int number);

  protected abstract boolean isWritten(int number);

  @Test
  void keep_what_was_written_when_the_work_returns() {
    transactions().run(() -> write(1));
    assertThat(isWritten(1)).isTrue();
  }

  @Test
  void answer_with_what_the_work_returns() {
    assertThat(transactions().<String>run(() -> "done")).isEqualTo("done");
  }

  @Test
  void see_what_they_wrote_themselves() {
    var seen =
        transactions()
            .<Boolean>run(() -> {
              write(1);
              return isWritten(1);
            });
    assertThat(seen).isTrue();
  }

  @Test
  void undo_everything_when_the_work_throws() {
    assertThatThrownBy(() ->
            transactions()
                .run(() -> {
                  write(1);
                  write(2);
                  throw new IllegalStateException();
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(isWritten(1)).isFalse();
    assertThat(isWritten(2)).isFalse();
  }

  @Test
  void throw_on_the_very_thing_that_was_thrown() {
    var refusal = new StaleVersion();
    assertThatThrownBy(() ->
            transactions()
                .run(() -> {
                  throw refusal;
                }))
        .isSameAs(refusal);
  }

  @Test
  void undo_everything_when_the_work_ends_with_an_error() {
    var error = new AssertionError("unforeseen");
    assertThatThrownBy(() ->
            transactions()
                .run(() -> {
                  write(1);
                  throw error;
                }))
        .isSameAs(error);
    assertThat(isWritten(1)).isFalse();
  }

  @Test
  void within_another_join_it_and_are_undone_with_it() {
    assertThatThrownBy(() ->
            transactions()
                .run(() -> {
                  transactions().run(() -> write(1));
                  throw new IllegalStateException();
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(isWritten(1)).isFalse();
  }

  @Test
  void within_another_join_it_and_are_kept_with_it() {
    transactions()
        .run(() -> {
          write(1);
          transactions().run(() -> write(2));
        });
    assertThat(isWritten(1)).isTrue();
    assertThat(isWritten(2)).isTrue();
  }

  @Test
  void begin_anew_after_one_that_failed() {
    assertThatThrownBy(() ->
            transactions()
                .run(() -> {
                  throw new IllegalStateException();
                }))
        .isInstanceOf(IllegalStateException.class);
    transactions().run(() -> write(1));
    assertThat(isWritten(1)).isTrue();
  }

  @Test
  void of_many_threads_do_not_undo_each_other() {
    Race.of(
        12,
        number -> {
          try {
            transactions()
                .run(() -> {
                  write(number);
                  if (number % 2 == 1) {
                    throw new StaleVersion();
                  }
                });
            return true;
          } catch (StaleVersion e) {
            return false;
          }
        });
    for (int number = 0; number < 12; number++) {
      assertThat(isWritten(number)).isEqualTo(number % 2 == 0);
    }
  }
}
