package dev.ashlar.content.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.TagPrefix;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.platform.application.Position;
import dev.ashlar.platform.application.Slice;
import dev.ashlar.platform.application.SliceRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class InMemoryResourceQueries implements ResourceQueries {
  /** UUIDs as PostgreSQL sorts them: Java takes their halves for signed numbers. */
  private static final Comparator<UUID> BY_ID = Comparator.comparing(UUID::toString);

  /** By code points, which is by the bytes of UTF-8; Java compares UTF-16. */
  private static final Comparator<String> BY_CODE_POINTS =
      Comparator.comparing((String text) -> text.getBytes(UTF_8), Arrays::compareUnsigned);

  private final InMemoryResources resources;

  public InMemoryResourceQueries(InMemoryResources resources) {
    this.resources = resources;
  }

  @Override
  public Optional<ResourceView> find(ResourceId id, Visibility visibility) {
    return resources.lock(id, visibility).map(ResourceView::of);
  }

  @Override
  public Optional<Long> version(ResourceId id, Visibility visibility) {
    return find(id, visibility).map(ResourceView::version);
  }

  @Override
  public Page<ResourceSummary> list(ResourceListing listing, PageRequest page) {
    return page(all(listing).map(resource -> summary(resource, listing)).toList(), page);
  }

  @Override
  public Slice<ResourceSummary> list(ResourceListing listing, SliceRequest slice) {
    var rest =
        all(listing)
            .dropWhile(resource ->
                slice.after().stream().anyMatch(start -> !isBehind(resource, start, listing)))
            .limit(slice.reach())
            .map(resource -> summary(resource, listing))
            .toList();
    return Slice.of(rest, slice, resource -> ResourceSort.behind(resource, listing.sort()));
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

  private Stream<Resource> all(ResourceListing listing) {
    return resources.all().stream()
        .filter(resource -> matches(resource, listing.filter()))
        .sorted(order(listing));
  }

  private static boolean matches(Resource resource, ResourceFilter filter) {
    return InMemoryResources.isVisible(resource, filter.visibility())
        && filter.status().stream().allMatch(resource.status()::equals)
        && filter.owner().stream().allMatch(resource.owner()::equals)
        && resource.tags().list().containsAll(filter.tags())
        && words(filter)
            .allMatch(word ->
                has(resource.title().value(), word) || has(resource.content().value(), word))
        && filter.createdFrom().stream().noneMatch(resource.createdAt()::isBefore)
        && filter.createdTo().stream().allMatch(resource.createdAt()::isBefore);
  }

  /** The plainest of searches, without forms of words or operators. */
  private static Stream<String> words(ResourceFilter filter) {
    return filter.search().stream().flatMap(search -> Stream.of(search.value().split(" ")));
  }

  private static boolean has(String text, String word) {
    return List.of(text.toLowerCase(Locale.ROOT).split("\\W+"))
        .contains(word.toLowerCase(Locale.ROOT));
  }

  private static Comparator<Resource> order(ResourceListing listing) {
    Comparator<Resource> order = (_, _) -> 0;
    for (var key : listing.sort()) {
      var next = by(key.field(), listing.filter());
      order = order.thenComparing(key.descending() ? next.reversed() : next);
    }
    return order.thenComparing(resource -> resource.id().value(), BY_ID);
  }

  private static Comparator<Resource> by(ResourceSort field, ResourceFilter filter) {
    return switch (field) {
      case CREATED_AT -> Comparator.comparing(Resource::createdAt);
      case UPDATED_AT -> Comparator.comparing(Resource::updatedAt);
      case TITLE -> Comparator.comparing(resource -> resource.title().value(), BY_CODE_POINTS);
      case RELEVANCE ->
          Comparator.comparing((Resource resource) ->
                  words(filter).filter(word -> has(resource.title().value(), word)).count())
              .reversed();
    };
  }

  /** Whether a resource comes later in the list than the position is, key by key. */
  private static boolean isBehind(Resource resource, Position start, ResourceListing listing) {
    var own = ResourceSort.behind(summary(resource, listing), listing.sort());
    for (int i = 0; i < listing.sort().size(); i++) {
      var key = listing.sort().get(i);
      Comparator<String> keys =
          switch (key.field()) {
            case CREATED_AT, UPDATED_AT -> Comparator.comparing(at -> Instant.parse(at));
            case TITLE, RELEVANCE -> BY_CODE_POINTS;
          };
      int order = keys.compare(own.keys().get(i), start.keys().get(i));
      if (order != 0) {
        return key.descending() ? order < 0 : order > 0;
      }
    }
    return own.keys().getLast().compareTo(start.keys().getLast()) > 0;
  }

  private static ResourceSummary summary(Resource resource, ResourceListing listing) {
    return new ResourceSummary(
        resource.id().value(),
        resource.owner().value(),
        resource.title().value(),
        listing.withContent() ? Optional.of(resource.content().value()) : Optional.empty(),
        resource.status(),
        resource.tags().names(),
        resource.createdAt(),
        resource.updatedAt(),
        resource.publishedAt(),
        resource.version());
  }
}
