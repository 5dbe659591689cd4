package dev.ashlar.content.application;

import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.ResourceId;
import java.util.Optional;

/** All resources, whatever their status. */
public interface Resources {

  /**
   * @throws dev.ashlar.kernel.ViewerGone if its owner doesn't exist any more
   */
  void add(Resource resource);

  /**
   * Loads a resource and keeps others from changing it until the transaction ends. One that isn't
   * visible is as if it weren't there: it is neither read nor locked, and takes no time.
   */
  Optional<Resource> lock(ResourceId id, Visibility visibility);

  /**
   * Stores the resource in place of the version before it.
   *
   * @throws dev.ashlar.kernel.StaleVersion if that isn't the version stored
   */
  void save(Resource resource);

  void remove(ResourceId id);
}
