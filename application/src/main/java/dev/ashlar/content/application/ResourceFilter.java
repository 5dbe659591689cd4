package dev.ashlar.content.application;

import dev.ashlar.content.domain.SearchText;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which of the visible resources a list holds: those that match all that is given.
 *
 * @param tags all of which a resource must have
 * @param search what its title or content must say
 * @param createdFrom only those created then or later
 * @param createdTo only those created before
 */
public record ResourceFilter(
    Visibility visibility,
    Optional<Status> status,
    Optional<UserId> owner,
    List<Tag> tags,
    Optional<SearchText> search,
    Optional<Instant> createdFrom,
    Optional<Instant> createdTo) {

  /**
   * A part of a list: what is of one status and, perhaps, of one owner. Stores keep such resources
   * in order and count them, which they can't do for "published, or mine".
   *
   * @param owner empty: whoever owns them
   */
  public record Part(Status status, Optional<UserId> owner) {}

  /** A list that nobody narrowed shows what is published. */
  public ResourceFilter {
    if (Stream.of(status, owner, search, createdFrom, createdTo).allMatch(Optional::isEmpty)
        && tags.isEmpty()) {
      status = Optional.of(Status.PUBLISHED);
    }
    tags = tags.stream().distinct().toList();
  }

  /**
   * The parts that a list is put together from, by what the viewer may see, status and owner. No
   * resource is in two of them; without any, the list is empty.
   */
  public List<Part> parts() {
    return Stream.of(Status.values())
        .filter(each -> status.stream().allMatch(each::equals))
        .flatMap(each -> part(each).stream())
        .toList();
  }

  private Optional<Part> part(Status of) {
    if (of == Status.PUBLISHED || visibility.everything()) {
      return Optional.of(new Part(of, owner));
    }
    return visibility
        .owner()
        .filter(viewer -> owner.stream().allMatch(viewer::equals))
        .map(viewer -> new Part(of, Optional.of(viewer)));
  }
}
