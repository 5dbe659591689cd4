package dev.ashlar.content.application;

import static dev.ashlar.content.application.ResourceBuilder.aResource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.platform.application.InMemoryTransactions;
import org.junit.jupiter.api.Test;

class FoldCountsTest {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryResources resources = new InMemoryResources(transactions);
  private final ResourceCounts counts = new InMemoryResourceCounts(resources);

  @Test
  void goes_on_until_nothing_is_left() {
    for (int n = 0; n <= FoldCounts.BATCH; n++) {
      resources.add(aResource().titled("Title " + n).tagged("tag" + n).build());
    }
    fold(true);
    assertThat(counts.fold(1)).isZero();
  }

  @Test
  void leaves_it_to_the_instance_that_is_at_it() {
    resources.add(aResource().tagged("a").build());
    fold(false);
    assertThat(counts.fold(10)).isEqualTo(3);
  }

  private void fold(boolean lockIsFree) {
    new FoldCounts(counts, _ -> lockIsFree, transactions).handle();
  }
}
