package dev.ashlar.content.application;

import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.content.domain.TagPrefix;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.SortKey;
import java.util.List;
import java.util.Optional;

/** Reads resources for showing them. */
public interface ResourceQueries {

  Optional<ResourceView> find(ResourceId id, Visibility visibility);

  /** Its version, without reading what may be long. */
  Optional<Long> version(ResourceId id, Visibility visibility);

  /** One page in the order of {@code sort}, ties by id. */
  Page<ResourceSummary> list(
      ResourceFilter filter, List<SortKey<ResourceSort>> sort, PageRequest page);

  /** The tags of published resources whose name begins so, most used first, ties by name. */
  Page<TagUse> tags(TagPrefix prefix, PageRequest page);
}
