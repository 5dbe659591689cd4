package dev.ashlar.content.application;

import dev.ashlar.kernel.SortKey;
import java.util.List;

/**
 * What is listed of resources.
 *
 * @param sort in which order, ties by id
 * @param withContent whether each is shown with its content
 */
public record ResourceListing(
    ResourceFilter filter, List<SortKey<ResourceSort>> sort, boolean withContent) {}
