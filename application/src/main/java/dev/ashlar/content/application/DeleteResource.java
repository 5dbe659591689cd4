package dev.ashlar.content.application;

import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.kernel.ExpectedVersion;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.Transactions;

/** Deletes a resource for good. */
public final class DeleteResource {

  public record Command(Viewer.SignedIn viewer, ResourceId id, ExpectedVersion expected) {}

  private final Resources resources;
  private final Transactions transactions;

  public DeleteResource(Resources resources, Transactions transactions) {
    this.resources = resources;
    this.transactions = transactions;
  }

  /**
   * @throws dev.ashlar.kernel.NotFound if there is none that the viewer may know of
   * @throws dev.ashlar.kernel.Forbidden if it is somebody else's
   * @throws dev.ashlar.kernel.StaleVersion if it isn't the expected version
   */
  public void handle(Command command) {
    transactions.run(() -> {
      Resource resource = Rights.toChange(resources, command.id(), command.viewer());
      command.expected().check(resource.version());
      resources.remove(resource.id());
    });
  }
}
