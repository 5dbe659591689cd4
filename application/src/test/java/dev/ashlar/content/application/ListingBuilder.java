package dev.ashlar.content.application;

import dev.ashlar.content.domain.SearchText;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.kernel.SortKey;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.Viewers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A list of which only what matters has to be said: {@code aListing().tagged("a").build()}. It is
 * an admin's, by title.
 */
public final class ListingBuilder {
  private Viewer viewer = Viewers.admin(ResourceBuilder.OWNER);
  private Optional<Status> status = Optional.empty();
  private Optional<UserId> owner = Optional.empty();
  private List<Tag> tags = List.of();
  private Optional<SearchText> search = Optional.empty();
  private Optional<Instant> createdFrom = Optional.empty();
  private Optional<Instant> createdTo = Optional.empty();
  private List<SortKey<ResourceSort>> sort = List.of(key("title"));
  private boolean withContent = false;

  private ListingBuilder() {}

  public static ListingBuilder aListing() {
    return new ListingBuilder();
  }

  public ListingBuilder seenBy(Viewer newViewer) {
    viewer = newViewer;
    return this;
  }

  public ListingBuilder in(Status newStatus) {
    status = Optional.of(newStatus);
    return this;
  }

  public ListingBuilder ownedBy(UserId newOwner) {
    owner = Optional.of(newOwner);
    return this;
  }

  public ListingBuilder tagged(String... names) {
    tags = Stream.of(names).map(Tag::new).toList();
    return this;
  }

  public ListingBuilder saying(String text) {
    search = Optional.of(new SearchText(text));
    return this;
  }

  public ListingBuilder createdFrom(Instant from) {
    createdFrom = Optional.of(from);
    return this;
  }

  public ListingBuilder createdTo(Instant to) {
    createdTo = Optional.of(to);
    return this;
  }

  /** By names as in the API: {@code "-createdAt", "title"}. */
  public ListingBuilder sortedBy(String... names) {
    sort = Stream.of(names).map(ListingBuilder::key).toList();
    return this;
  }

  public ListingBuilder withContent() {
    withContent = true;
    return this;
  }

  public ResourceFilter filter() {
    return build().filter();
  }

  public ResourceListing build() {
    return new ResourceListing(
        new ResourceFilter(
            Visibility.of(viewer), status, owner, tags, search, createdFrom, createdTo),
        sort,
        withContent);
  }

  private static SortKey<ResourceSort> key(String name) {
    var field =
        switch (name.replace("-", "")) {
          case "createdAt" -> ResourceSort.CREATED_AT;
          case "updatedAt" -> ResourceSort.UPDATED_AT;
          case "title" -> ResourceSort.TITLE;
          case "relevance" -> ResourceSort.RELEVANCE;
          default -> throw new IllegalArgumentException(name);
        };
    return new SortKey<>(field, name.startsWith("-"));
  }
}
