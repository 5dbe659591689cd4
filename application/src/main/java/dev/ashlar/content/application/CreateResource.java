package dev.ashlar.content.application;

import dev.ashlar.content.domain.Content;
import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tags;
import dev.ashlar.content.domain.Title;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.Ids;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;

/** Writes a new resource. Drafts are everybody's; publishing is for creators. */
public final class CreateResource {

  public record Command(
      Viewer.SignedIn viewer, Title title, Content content, Tags tags, Status status) {}

  public sealed interface Outcome {}

  public record Created(ResourceView resource) implements Outcome {}

  /** A new resource is a draft, and a draft can't become this. */
  public record InvalidStatusChange(Status from, Status to) implements Outcome {}

  private final Resources resources;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  public CreateResource(Resources resources, Transactions transactions, Ids ids, Clock clock) {
    this.resources = resources;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @throws dev.ashlar.kernel.Forbidden if the viewer may not publish, and this would
   */
  public Outcome handle(Command command) {
    Rights.checkPublishing(command.viewer(), Status.DRAFT, command.status());
    if (!Status.DRAFT.allows(command.status())) {
      return new InvalidStatusChange(Status.DRAFT, command.status());
    }
    Resource resource =
        Resource.create(
            new ResourceId(ids.next()),
            command.viewer().id(),
            command.title(),
            command.content(),
            command.tags(),
            command.status(),
            clock.instant());
    transactions.run(() -> resources.add(resource));
    return new Created(ResourceView.of(resource));
  }
}
