package dev.ashlar.platform.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.platform.application.RateLimits.Granted;
import dev.ashlar.platform.application.RateLimits.Quota;
import dev.ashlar.platform.application.RateLimits.Refused;
import dev.ashlar.platform.application.RateLimits.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every adapter of {@link RateLimits} does. */
public abstract class RateLimitsContract {

  /** With callers that nobody has met, and a clock that stands until it is moved. */
  protected abstract RateLimits limits();

  protected abstract void pass(Duration duration);

  @ParameterizedTest
  @EnumSource
  void a_minute_has_so_many_requests_and_no_more(Quota quota) {
    RateLimits limits = limits();
    Duration one = Quota.WINDOW.dividedBy(quota.requests());
    for (int left = quota.requests() - 1; left >= 0; left--) {
      Duration full = one.multipliedBy(quota.requests() - left);
      assertThat(limits.take(quota, "ann")).isEqualTo(new Granted(left, full));
    }
    assertThat(limits.take(quota, "ann")).isEqualTo(new Refused(one, Quota.WINDOW));
  }

  @Test
  void they_come_back_one_by_one() {
    RateLimits limits = limits();
    exhaust(limits, "ann");
    pass(Duration.ofMillis(1_999));
    assertThat(limits.take(Quota.CREDENTIALS, "ann"))
        .isEqualTo(new Refused(Duration.ofMillis(1), Duration.ofMillis(58_001)));
    pass(Duration.ofMillis(1));
    assertThat(limits.take(Quota.CREDENTIALS, "ann")).isEqualTo(new Granted(0, Quota.WINDOW));
    assertThat(limits.take(Quota.CREDENTIALS, "ann")).isInstanceOf(Refused.class);
    pass(Quota.WINDOW);
    assertThat(limits.take(Quota.CREDENTIALS, "ann"))
        .isEqualTo(new Granted(29, Duration.ofSeconds(2)));
  }

  @Test
  void callers_and_quotas_have_nothing_to_do_with_each_other() {
    RateLimits limits = limits();
    exhaust(limits, "ann");
    assertThat(limits.take(Quota.CREDENTIALS, "bee")).isInstanceOf(Granted.class);
    assertThat(limits.take(Quota.WRITES, "ann")).isInstanceOf(Granted.class);
    assertThat(limits.take(Quota.CREDENTIALS, "ann")).isInstanceOf(Refused.class);
  }

  @Test
  void requests_at_once_are_counted_each() {
    RateLimits limits = limits();
    List<Verdict> verdicts = Race.of(60, _ -> limits.take(Quota.CREDENTIALS, "ann"));
    assertThat(verdicts).filteredOn(Granted.class::isInstance).hasSize(30);
  }

  private static void exhaust(RateLimits limits, String caller) {
    IntStream.range(0, Quota.CREDENTIALS.requests())
        .forEach(_ -> limits.take(Quota.CREDENTIALS, caller));
  }
}
