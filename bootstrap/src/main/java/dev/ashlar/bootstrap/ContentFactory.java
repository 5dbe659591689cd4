package dev.ashlar.bootstrap;

import dev.ashlar.content.application.CreateResource;
import dev.ashlar.content.application.DeleteResource;
import dev.ashlar.content.application.EditResource;
import dev.ashlar.content.application.FoldCounts;
import dev.ashlar.content.application.ResourceCounts;
import dev.ashlar.content.application.Resources;
import dev.ashlar.platform.application.Ids;
import dev.ashlar.platform.application.TaskLocks;
import dev.ashlar.platform.application.Transactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts content together. */
@Factory
final class ContentFactory {

  @Singleton
  CreateResource createResource(
      Resources resources, Transactions transactions, Ids ids, Clock clock) {
    return new CreateResource(resources, transactions, ids, clock);
  }

  @Singleton
  EditResource editResource(Resources resources, Transactions transactions, Clock clock) {
    return new EditResource(resources, transactions, clock);
  }

  @Singleton
  DeleteResource deleteResource(Resources resources, Transactions transactions) {
    return new DeleteResource(resources, transactions);
  }

  @Singleton
  FoldCounts foldCounts(ResourceCounts counts, TaskLocks locks, Transactions transactions) {
    return new FoldCounts(counts, locks, transactions);
  }
}
