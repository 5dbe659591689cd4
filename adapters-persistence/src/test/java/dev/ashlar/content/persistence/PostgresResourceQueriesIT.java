package dev.ashlar.content.persistence;

import static dev.ashlar.content.application.ResourceBuilder.aResource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.content.application.InMemoryResourceQueries;
import dev.ashlar.content.application.InMemoryResources;
import dev.ashlar.content.application.ResourceCounts;
import dev.ashlar.content.application.ResourceFilter;
import dev.ashlar.content.application.ResourceListing;
import dev.ashlar.content.application.ResourceQueries;
import dev.ashlar.content.application.ResourceQueriesContract;
import dev.ashlar.content.application.ResourceSort;
import dev.ashlar.content.application.Resources;
import dev.ashlar.content.application.Visibility;
import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.SearchText;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.content.domain.TagPrefix;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.SortKey;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.SliceRequest;
import dev.ashlar.platform.application.TestClock;
import dev.ashlar.platform.persistence.PostgresContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresResourceQueriesIT extends ResourceQueriesContract {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  private static final List<String> TAGS = List.of("a", "a-b", "ab", "b", "b-1", "c");
  private static final List<String> TITLES =
      List.of("A", "a", "B", "b b", "b-b", "bb", "Ä", "\uff21", "😀", "😀 😀", "中", "~");

  private static final List<ResourceSort> WALKED =
      List.of(ResourceSort.CREATED_AT, ResourceSort.UPDATED_AT, ResourceSort.TITLE);

  /** The same numbers each time: what fails once fails again. */
  private final Random random = new Random(20260101);

  @Override
  protected ResourceQueries queries() {
    return POSTGRES.get(ResourceQueries.class);
  }

  @Override
  protected Resources resources() {
    return POSTGRES.get(Resources.class);
  }

  @Override
  protected UserId someUser() {
    return new UserId(POSTGRES.someUser());
  }

  @Test
  void answer_every_filter_order_and_page_as_the_fake_does() {
    var owners = Stream.generate(this::someUser).limit(3).toList();
    var plain = new InMemoryResources(new InMemoryTransactions());
    var oracle = new InMemoryResourceQueries(plain);
    for (int i = 0; i < 200; i++) {
      var resource = someResource(owners);
      plain.add(resource);
      resources().add(resource);
    }
    for (int i = 0; i < 1_000; i++) {
      POSTGRES.get(ResourceCounts.class).fold(random.nextInt(2));
      var listing = someListing(owners);
      var page = new PageRequest(1 + random.nextInt(5), 1 + random.nextInt(40));
      assertThat(queries().list(listing, page))
          .as("%s %s", listing, page)
          .isEqualTo(oracle.list(listing, page));
      var first = new SliceRequest(Optional.empty(), 1 + random.nextInt(20));
      var slice = oracle.list(listing, first);
      assertThat(queries().list(listing, first)).as("%s %s", listing, first).isEqualTo(slice);
      var second = new SliceRequest(slice.next(), 1 + random.nextInt(20));
      assertThat(queries().list(listing, second))
          .as("%s %s", listing, second)
          .isEqualTo(oracle.list(listing, second));
    }
    for (int i = 0; i < 50; i++) {
      var page = new PageRequest(1 + random.nextInt(3), 1 + random.nextInt(4));
      POSTGRES.get(ResourceCounts.class).fold(random.nextInt(30));
      var prefix = new TagPrefix(oneOf(List.of("", "a", "a-", "b", "c", "d")));
      assertThat(queries().tags(prefix, page)).isEqualTo(oracle.tags(prefix, page));
    }
  }

  private Resource someResource(List<UserId> owners) {
    return aResource()
        .withId(new UUID(random.nextLong(), random.nextLong()))
        .ownedBy(oneOf(owners))
        .titled(oneOf(TITLES))
        .in(oneOf(List.of(Status.values())))
        .tagged(someTags(4).toArray(String[]::new))
        .createdAt(someTime())
        .updatedAt(someTime())
        .build();
  }

  private ResourceListing someListing(List<UserId> owners) {
    var filter =
        new ResourceFilter(
            Visibility.of(someViewer(owners)),
            perhaps(oneOf(List.of(Status.values()))),
            perhaps(oneOf(owners)),
            someTags(2).map(Tag::new).toList(),
            seldom(new SearchText(oneOf(List.of("bb", "b", "content")))),
            seldom(someTime()),
            seldom(someTime()));
    return new ResourceListing(filter, someOrder(), random.nextBoolean());
  }

  private Viewer someViewer(List<UserId> owners) {
    return perhaps(oneOf(List.of(Role.values())))
        .<Viewer>map(role -> Viewers.viewer(oneOf(owners), role))
        .orElseGet(Viewers::anonymous);
  }

  private List<SortKey<ResourceSort>> someOrder() {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(_ -> new SortKey<>(oneOf(WALKED), random.nextBoolean()))
        .toList();
  }

  private Stream<String> someTags(int max) {
    return IntStream.range(0, random.nextInt(max + 1)).mapToObj(_ -> oneOf(TAGS));
  }

  /** So few that there are ties, and some a microsecond apart. */
  private Instant someTime() {
    return TestClock.START.plusNanos(1_000L * random.nextInt(10));
  }

  private <T> Optional<T> perhaps(T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private <T> Optional<T> seldom(T value) {
    return random.nextInt(5) == 0 ? Optional.of(value) : Optional.empty();
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
