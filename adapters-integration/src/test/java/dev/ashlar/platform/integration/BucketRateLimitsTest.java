package dev.ashlar.platform.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.platform.application.RateLimits;
import dev.ashlar.platform.application.RateLimits.Quota;
import dev.ashlar.platform.application.RateLimits.Refused;
import dev.ashlar.platform.application.RateLimitsContract;
import dev.ashlar.platform.application.TestClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketRateLimitsTest extends RateLimitsContract {
  private final TestClock clock = new TestClock();
  private final BucketRateLimits limits = new BucketRateLimits(clock);

  @Override
  protected RateLimits limits() {
    return limits;
  }

  @Override
  protected void pass(Duration duration) {
    clock.advance(duration);
  }

  @Test
  void a_spray_of_addresses_fills_no_memory_and_frees_nobody_of_another_quota() {
    IntStream.rangeClosed(0, Quota.CREDENTIALS.requests())
        .forEach(_ -> limits.take(Quota.CREDENTIALS, "ann"));
    IntStream.range(0, 200_000).forEach(i -> limits.take(Quota.READS, "net:" + i));
    assertThat(limits.size()).isLessThanOrEqualTo(20_001);
    assertThat(limits.take(Quota.CREDENTIALS, "ann")).isInstanceOf(Refused.class);
  }

  @Test
  void who_asks_all_the_time_is_not_forgotten_in_a_spray_of_others() {
    for (int i = 0; i < 100_000; i++) {
      if (i % 100 == 0) {
        limits.take(Quota.CREDENTIALS, "ann");
      }
      limits.take(Quota.CREDENTIALS, "net:" + i);
    }
    assertThat(limits.take(Quota.CREDENTIALS, "ann")).isInstanceOf(Refused.class);
  }
}
