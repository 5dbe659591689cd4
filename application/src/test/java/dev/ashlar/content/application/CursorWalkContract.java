package dev.ashlar.content.application;

import static dev.ashlar.content.application.ListingBuilder.aListing;
import static dev.ashlar.content.application.ResourceBuilder.aResource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.Status;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.Position;
import dev.ashlar.platform.application.SliceRequest;
import dev.ashlar.platform.application.TestClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

/**
 * Whoever reads a list by cursor meets what is there all the time once and in order, whatever
 * comes, goes and changes meanwhile. Titles and times are few, so that many are equal.
 */
public abstract class CursorWalkContract {
  private static final List<String> TITLES = List.of("a", "B", "b", "ä", "\uff21", "😀");

  /** Each key and each pair of keys, in each mixture of directions. */
  protected static final List<List<String>> ORDERS =
      Stream.of("createdAt", "updatedAt", "title")
          .flatMap(CursorWalkContract::inBothDirections)
          .flatMap(first ->
              Stream.concat(
                  Stream.of(List.of(first)),
                  Stream.of("createdAt", "updatedAt", "title")
                      .filter(second -> !first.endsWith(second))
                      .flatMap(CursorWalkContract::inBothDirections)
                      .map(second -> List.of(first, second))))
          .toList();

  private final AtomicInteger created = new AtomicInteger();
  private UserId ann;
  private UserId bee;

  protected abstract ResourceQueries queries();

  protected abstract Resources resources();

  /** Somebody who exists. */
  protected abstract UserId someUser();

  /** Leaves nothing and nobody. */
  protected abstract void empty();

  /**
   * What a resource is sorted and seen by.
   *
   * @param place where its id stands among others
   */
  public record Row(
      long place, String title, int created, int updated, Status status, boolean anns) {}

  /** Something that happens to a resource that doesn't stay: another one comes, goes or changes. */
  public record Event(Kind kind, int which, Row row) {
    enum Kind {
      COMES,
      GOES,
      CHANGES
    }
  }

  @BeforeTry
  void begin() {
    empty();
    ann = someUser();
    bee = someUser();
  }

  @Property(tries = 5, seed = "42") // the same each time: what fails once fails again
  void meets_what_stays_once_and_in_order(
      @ForAll("rows") @Size(min = 5, max = 20) List<Row> staying,
      @ForAll("rows") @Size(max = 10) List<Row> passing,
      @ForAll("events") @Size(min = 20, max = 30) List<Event> events,
      @ForAll("strides") int stride) {
    var there = new ArrayList<Resource>();
    passing.forEach(row -> come(row, there));
    var walks = walks(staying);
    int next = 0;
    while (walks.stream().filter(walk -> walk.goOn(queries(), stride)).count() > 0) {
      for (int i = 0; i < 3; i++) {
        happen(events.get(next++ % events.size()), there);
      }
    }
    walks.forEach(Walk::check);
  }

  /** Puts these rows there, and goes about reading them in every order, as everybody. */
  protected List<Walk> walks(List<Row> staying) {
    var plain = new InMemoryResources(new InMemoryTransactions());
    staying.stream()
        .map(this::resource)
        .forEach(resource -> {
          plain.add(resource);
          resources().add(resource);
        });
    var oracle = new InMemoryResourceQueries(plain);
    return ORDERS.stream()
        .flatMap(order ->
            Stream.of(Viewers.anonymous(), Viewers.fan(ann), Viewers.admin(bee))
                .map(viewer ->
                    aListing()
                        .seenBy(viewer)
                        .createdFrom(at(0)) // all that they may see
                        .sortedBy(order.toArray(String[]::new))
                        .build()))
        .map(listing -> new Walk(listing, oracle, plain))
        .toList();
  }

  protected void happen(Event event, List<Resource> there) {
    if (event.kind() == Event.Kind.COMES) {
      come(event.row(), there);
    } else if (!there.isEmpty()) {
      int which = event.which() % there.size();
      if (event.kind() == Event.Kind.GOES) {
        resources().remove(there.remove(which).id());
      } else {
        var changed = changed(there.get(which), event.row());
        resources().save(changed);
        there.set(which, changed);
      }
    }
  }

  private void come(Row row, List<Resource> there) {
    var resource = resource(row);
    resources().add(resource);
    there.add(resource);
  }

  private Resource resource(Row row) {
    return aResource()
        .withId(new UUID(row.place(), created.incrementAndGet()))
        .ownedBy(row.anns() ? ann : bee)
        .titled(row.title())
        .in(row.status())
        .createdAt(at(row.created()))
        .updatedAt(at(row.updated()))
        .build();
  }

  private Resource changed(Resource resource, Row row) {
    var other = resource(row);
    return new Resource(
        resource.id(),
        resource.owner(),
        other.title(),
        other.content(),
        other.status(),
        other.tags(),
        resource.createdAt(),
        other.updatedAt(),
        other.publishedAt(),
        resource.version() + 1);
  }

  private static Instant at(int microseconds) {
    return TestClock.START.plusNanos(1_000L * microseconds);
  }

  private static Stream<String> inBothDirections(String name) {
    return Stream.of(name, "-" + name);
  }

  @Provide
  protected Arbitrary<List<Row>> rows() {
    return row().list();
  }

  @Provide
  protected Arbitrary<List<Event>> events() {
    return Combinators.combine(
            Arbitraries.of(Event.Kind.class), Arbitraries.integers().between(0, 100), row())
        .as(Event::new)
        .list();
  }

  @Provide
  protected Arbitrary<Integer> strides() {
    return Arbitraries.integers().between(4, 9);
  }

  private static Arbitrary<Row> row() {
    var times = Arbitraries.integers().between(0, 3);
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.of(TITLES),
            times,
            times,
            Arbitraries.of(Status.class),
            Arbitraries.of(true, false))
        .as(Row::new);
  }

  /** Somebody on their way through a list. */
  protected static final class Walk {
    private final ResourceListing listing;
    private final List<UUID> expected;
    private final List<UUID> staying;
    private final List<UUID> met = new ArrayList<>();
    private Optional<Position> next = Optional.empty();
    private boolean ended = false;

    private Walk(ResourceListing listing, ResourceQueries oracle, InMemoryResources plain) {
      this.listing = listing;
      this.expected = ids(oracle.list(listing, new PageRequest(1, 100)).items());
      this.staying = plain.all().stream().map(resource -> resource.id().value()).toList();
    }

    /** Whether there was anything left to read. */
    private boolean goOn(ResourceQueries queries, int stride) {
      if (ended) {
        return false;
      }
      var slice = queries.list(listing, new SliceRequest(next, stride));
      met.addAll(ids(slice.items()));
      next = slice.next();
      ended = next.isEmpty();
      return true;
    }

    public void toTheEnd(ResourceQueries queries, int stride) {
      while (!ended) {
        goOn(queries, stride);
      }
      check();
    }

    private void check() {
      assertThat(met.stream().filter(staying::contains)).as(listing.toString()).isEqualTo(expected);
    }

    private static List<UUID> ids(List<ResourceSummary> items) {
      return items.stream().map(ResourceSummary::id).toList();
    }
  }
}
