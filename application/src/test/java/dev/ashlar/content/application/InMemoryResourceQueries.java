package dev.ashlar.content.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.TagPrefix;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.SortKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

public final class InMemoryResourceQueries implements ResourceQueries {
  /** UUIDs as PostgreSQL sorts them: Java takes their halves for signed numbers. */
  private static final Comparator<UUID> BY_ID = Comparator.comparing(UUID::toString);

  private final InMemoryResources resources;

  public InMemoryResourceQueries(InMemoryResources resources) {
    this.resources = resources;
  }

  @Override
  public Optional<ResourceView> find(ResourceId id, Visibility visibility) {
    return resources
        .lock(id)
        .filter(resource -> isVisible(resource, visibility))
        .map(ResourceView::of);
  }

  @Override
  public Optional<Long> version(ResourceId id, Visibility visibility) {
    return find(id, visibility).map(ResourceView::version);
  }

  @Override
  public Page<ResourceSummary> list(
      ResourceFilter filter, List<SortKey<ResourceSort>> sort, PageRequest page) {
    return page(
        resources.all().stream()
            .filter(resource -> matches(resource, filter))
            .sorted(order(sort))
            .map(InMemoryResourceQueries::summary)
            .toList(),
        page);
  }

  @Override
  public Page<TagUse> tags(TagPrefix prefix, PageRequest page) {
    var uses =
        resources.all().stream()
            .filter(resource -> resource.status() == Status.PUBLISHED)
            .flatMap(resource -> resource.tags().names().stream())
            .filter(name -> name.startsWith(prefix.value()))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return page(
        uses.entrySet().stream()
            .map(use -> new TagUse(use.getKey(), use.getValue()))
            .sorted(Comparator.comparing(TagUse::resources).reversed().thenComparing(TagUse::name))
            .toList(),
        page);
  }

  private static <T> Page<T> page(List<T> all, PageRequest page) {
    return new Page<>(all.stream().skip(page.offset()).limit(page.size()).toList(), all.size());
  }

  private static boolean matches(Resource resource, ResourceFilter filter) {
    return isVisible(resource, filter.visibility())
        && filter.status().stream().allMatch(resource.status()::equals)
        && filter.owner().stream().allMatch(resource.owner()::equals)
        && resource.tags().list().containsAll(filter.tags());
  }

  private static boolean isVisible(Resource resource, Visibility visibility) {
    return visibility.everything()
        || resource.status() == Status.PUBLISHED
        || visibility.owner().stream().anyMatch(resource.owner()::equals);
  }

  private static Comparator<Resource> order(List<SortKey<ResourceSort>> sort) {
    Comparator<Resource> order = (_, _) -> 0;
    for (var key : sort) {
      order = order.thenComparing(key.descending() ? by(key).reversed() : by(key));
    }
    return order.thenComparing(resource -> resource.id().value(), BY_ID);
  }

  private static Comparator<Resource> by(SortKey<ResourceSort> key) {
    return switch (key.field()) {
      case CREATED_AT -> Comparator.comparing(Resource::createdAt);
      case UPDATED_AT -> Comparator.comparing(Resource::updatedAt);
      case TITLE ->
          // By code points, which is by the bytes of UTF-8; Java compares UTF-16.
          Comparator.comparing(
              (Resource resource) -> resource.title().value().getBytes(UTF_8),
              Arrays::compareUnsigned);
    };
  }

  private static ResourceSummary summary(Resource resource) {
    return new ResourceSummary(
        resource.id().value(),
        resource.owner().value(),
        resource.title().value(),
        resource.status(),
        resource.tags().names(),
        resource.createdAt(),
        resource.updatedAt(),
        resource.publishedAt(),
        resource.version());
  }
}
