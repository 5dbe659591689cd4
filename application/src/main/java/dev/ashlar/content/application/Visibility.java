package dev.ashlar.content.application;

import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import java.util.Optional;

/**
 * Which resources a viewer may know of: published ones of everyone, and their own.
 *
 * @param owner whose resources count in any status
 * @param everything whether all do, whoever owns them
 */
public record Visibility(Optional<UserId> owner, boolean everything) {

  public static Visibility of(Viewer viewer) {
    return new Visibility(viewer.userId(), viewer.isAdmin());
  }
}
