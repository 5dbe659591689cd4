package dev.ashlar.content.application;

import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.SequentialIds;

class InMemoryResourceCountsTest extends ResourceCountsContract {
  private final SequentialIds ids = new SequentialIds();
  private final InMemoryResources resources = new InMemoryResources(new InMemoryTransactions());
  private final ResourceCounts counts = new InMemoryResourceCounts(resources);
  private final ResourceQueries queries = new InMemoryResourceQueries(resources);

  @Override
  protected ResourceCounts counts() {
    return counts;
  }

  @Override
  protected ResourceQueries queries() {
    return queries;
  }

  @Override
  protected Resources resources() {
    return resources;
  }

  @Override
  protected UserId someUser() {
    return new UserId(ids.next());
  }

  @Override
  protected void delete(UserId owner) {
    resources.forget(owner);
  }
}
