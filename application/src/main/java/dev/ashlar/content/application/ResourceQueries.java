package dev.ashlar.content.application;

import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.content.domain.TagPrefix;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.platform.application.Slice;
import dev.ashlar.platform.application.SliceRequest;
import java.util.Optional;

/** Reads resources for showing them. */
public interface ResourceQueries {

  Optional<ResourceView> find(ResourceId id, Visibility visibility);

  /** Its version, without reading what may be long. */
  Optional<Long> version(ResourceId id, Visibility visibility);

  /**
   * One page, and how many there are in all.
   *
   * @throws dev.ashlar.kernel.Unavailable if a search takes too long
   */
  Page<ResourceSummary> list(ResourceListing listing, PageRequest page);

  /**
   * One slice in the same order.
   *
   * @throws dev.ashlar.kernel.Unavailable if a search takes too long
   */
  Slice<ResourceSummary> list(ResourceListing listing, SliceRequest slice);

  /** The tags of published resources whose name begins so, most used first, ties by name. */
  Page<TagUse> tags(TagPrefix prefix, PageRequest page);
}
