package dev.ashlar.content.application;

import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.content.domain.Status;
import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.Viewer;

/** Who may change and publish resources. */
final class Rights {

  private Rights() {}

  /**
   * The resource with this id, locked, if the viewer may change it: its owner and admins may.
   *
   * @throws NotFound if there is none, or the viewer may not know that there is
   * @throws Forbidden if it is somebody else's
   */
  static Resource toChange(Resources resources, ResourceId id, Viewer.SignedIn viewer) {
    Resource resource =
        resources.lock(id, Visibility.of(viewer)).orElseThrow(() -> new NotFound("resource"));
    if (!viewer.isOwnerOrAdmin(resource.owner())) {
      throw new Forbidden("Only its owner or an admin may change this resource.");
    }
    return resource;
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
