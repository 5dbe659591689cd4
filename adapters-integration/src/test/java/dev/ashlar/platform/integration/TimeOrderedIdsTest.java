package dev.ashlar.platform.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.platform.application.Ids;
import dev.ashlar.platform.application.IdsContract;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest extends IdsContract {

  @Override
  protected Ids ids() {
    return new TimeOrderedIds();
  }

  @Test
  void tell_when_they_were_made() {
    var before = System.currentTimeMillis();
    var made = milliseconds(ids().next());
    assertThat(made).isBetween(before, System.currentTimeMillis());
  }

  @Test
  void have_a_tail_that_nobody_can_guess_from_the_one_before() {
    var ids = ids();
    var heads = new HashSet<Long>();
    for (int i = 0; i < 1_000; i++) {
      heads.add(ids.next().getLeastSignificantBits() >>> 32);
    }
    // A counter would leave the upper half alone; of 1,000 random ones hardly two are the same.
    assertThat(heads).hasSizeGreaterThan(990);
  }
}
