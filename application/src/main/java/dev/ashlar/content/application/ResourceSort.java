package dev.ashlar.content.application;

import dev.ashlar.kernel.SortKey;
import dev.ashlar.platform.application.Position;
import java.util.List;
import java.util.stream.Stream;

/** What a list of resources can be sorted by. */
public enum ResourceSort {
  CREATED_AT,
  UPDATED_AT,
  /** By code points. */
  TITLE,
  /**
   * The best first: by how many of the words that are looked for stand in the title, then in the
   * content. Only where something is looked for, and by pages alone.
   */
  RELEVANCE;

  /** Where a list in this order, ties by id, stands behind a resource. */
  public static Position behind(ResourceSummary resource, List<SortKey<ResourceSort>> order) {
    return new Position(
        Stream.concat(
                order.stream().map(key -> key.field().of(resource)),
                Stream.of(resource.id().toString()))
            .toList());
  }

  private String of(ResourceSummary resource) {
    return switch (this) {
      case CREATED_AT -> resource.createdAt().toString();
      case UPDATED_AT -> resource.updatedAt().toString();
      case TITLE -> resource.title();
      case RELEVANCE -> throw new IllegalArgumentException("no position is behind a relevance");
    };
  }
}
