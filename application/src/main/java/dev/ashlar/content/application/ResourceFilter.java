package dev.ashlar.content.application;

import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.kernel.UserId;
import java.util.List;
import java.util.Optional;

/**
 * Which of the visible resources a list holds.
 *
 * @param tags all of which a resource must have
 */
public record ResourceFilter(
    Visibility visibility, Optional<Status> status, Optional<UserId> owner, List<Tag> tags) {

  /** A list that nobody narrowed shows what is published. */
  public ResourceFilter {
    if (status.isEmpty() && owner.isEmpty() && tags.isEmpty()) {
      status = Optional.of(Status.PUBLISHED);
    }
    tags = tags.stream().distinct().toList();
  }
}
