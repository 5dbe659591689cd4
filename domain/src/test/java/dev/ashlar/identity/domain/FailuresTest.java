package dev.ashlar.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final int TOLERATED = 4;

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 0",
    "4, 0",
    "5, 60",
    "6, 120",
    "7, 240",
    "8, 480",
    "9, 900",
    "10, 900",
    "2000000000, 900"
  })
  void have_the_next_try_wait_twice_as_long_each_time(int count, long seconds) {
    assertThat(new Failures(count, NOW).delay(TOLERATED, NOW))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void have_it_wait_what_is_left() {
    var failures = new Failures(5, NOW);
    assertThat(failures.delay(TOLERATED, NOW.plusSeconds(59))).isEqualTo(Duration.ofSeconds(1));
    assertThat(failures.delay(TOLERATED, NOW.plusSeconds(60))).isZero();
  }

  @Test
  void tolerate_as_many_as_they_are_told() {
    assertThat(new Failures(49, NOW).delay(49, NOW)).isZero();
    assertThat(new Failures(50, NOW).delay(49, NOW)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void are_counted_one_by_one() {
    var five = Stream.iterate(Failures.NONE, failures -> failures.another(NOW)).skip(5);
    assertThat(five.findFirst()).contains(new Failures(5, NOW));
  }

  @Test
  void are_remembered_as_long_as_another_comes_within_twelve_hours() {
    var later = NOW.plus(Failures.QUIET).minusNanos(1_000);
    assertThat(new Failures(7, NOW).another(later)).isEqualTo(new Failures(8, later));
  }

  @Test
  void are_forgotten_after_twelve_quiet_hours() {
    var later = NOW.plus(Duration.ofHours(12));
    assertThat(new Failures(7, NOW).another(later)).isEqualTo(new Failures(1, later));
    assertThat(new Failures(7, NOW).delay(TOLERATED, later)).isZero();
  }
}
