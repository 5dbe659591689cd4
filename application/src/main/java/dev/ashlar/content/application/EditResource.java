package dev.ashlar.content.application;

import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.content.domain.Status;
import dev.ashlar.kernel.ExpectedVersion;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;

/** Changes a resource's text, tags or status. */
public final class EditResource {

  public record Command(
      Viewer.SignedIn viewer, ResourceId id, ExpectedVersion expected, Resource.Edit edit) {}

  public sealed interface Outcome {}

  public record Edited(ResourceView resource) implements Outcome {}

  public record InvalidStatusChange(Status from, Status to) implements Outcome {}

  private final Resources resources;
  private final Transactions transactions;
  private final Clock clock;

  public EditResource(Resources resources, Transactions transactions, Clock clock) {
    this.resources = resources;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @throws dev.ashlar.kernel.NotFound if there is none that the viewer may know of
   * @throws dev.ashlar.kernel.Forbidden if it is somebody else's, or would be published by a fan
   * @throws dev.ashlar.kernel.StaleVersion if it isn't the expected version
   */
  public Outcome handle(Command command) {
    return transactions.run(() -> {
      Resource resource = Rights.toChange(resources, command.id(), command.viewer());
      Status next = command.edit().status().orElse(resource.status());
      Rights.checkPublishing(command.viewer(), resource.status(), next);
      command.expected().check(resource.version());
      if (!resource.status().allows(next)) {
        return new InvalidStatusChange(resource.status(), next);
      }
      Resource edited = resource.edit(command.edit(), clock.instant());
      if (edited.version() != resource.version()) {
        resources.save(edited);
      }
      return new Edited(ResourceView.of(edited));
    });
  }
}
