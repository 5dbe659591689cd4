package dev.ashlar.content.application;

import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.Status;
import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Viewer;
import java.util.Optional;

/** Who may change and publish resources. */
final class Rights {

  private Rights() {}

  /**
   * The resource, if the viewer may change it: its owner and admins may.
   *
   * @throws NotFound if there is none, or the viewer may not know that there is
   * @throws Forbidden if it is published, but somebody else's
   */
  static Resource toChange(Optional<Resource> found, Viewer.SignedIn viewer) {
    Resource resource = found.orElseThrow(() -> new NotFound("resource"));
    if (viewer.isOwnerOrAdmin(resource.owner())) {
      return resource;
    }
    if (resource.status() == Status.PUBLISHED) {
      throw new Forbidden("Only its owner or an admin may change this resource.");
    }
    throw new NotFound("resource");
  }

  /**
   * @throws Forbidden if going from one status to the other publishes and the viewer is a fan
   */
  static void checkPublishing(Viewer.SignedIn viewer, Status from, Status to) {
    if (to == Status.PUBLISHED && from != to && viewer.role() == Role.USER) {
      throw new Forbidden("Only creators publish. Become one with POST /users/me/creator.");
    }
  }
}
