package dev.ashlar.content.application;

import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.SequentialIds;

class InMemoryCursorWalkTest extends CursorWalkContract {
  private final SequentialIds ids = new SequentialIds();
  private InMemoryResources resources = new InMemoryResources(new InMemoryTransactions());

  @Override
  protected ResourceQueries queries() {
    return new InMemoryResourceQueries(resources);
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
  protected void empty() {
    resources = new InMemoryResources(new InMemoryTransactions());
  }
}
