package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import java.util.Optional;

/** Who may change accounts. */
final class Rights {

  private Rights() {}

  /**
   * The account, if the viewer may change it: its user and admins may.
   *
   * @throws ViewerGone if it was the viewer's and has been deleted
   * @throws NotFound if there is none
   * @throws Forbidden if it is somebody else's
   */
  static User toChange(UserId id, Optional<User> found, Viewer.SignedIn viewer) {
    User user =
        found.orElseThrow(() -> viewer.id().equals(id) ? new ViewerGone() : new NotFound("user"));
    if (!viewer.isOwnerOrAdmin(id)) {
      throw new Forbidden("Only a user themselves or an admin may do this.");
    }
    return user;
  }
}
