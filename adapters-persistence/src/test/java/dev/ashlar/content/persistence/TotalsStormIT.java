package dev.ashlar.content.persistence;

import static dev.ashlar.content.application.ListingBuilder.aListing;
import static dev.ashlar.content.application.ResourceBuilder.aResource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.content.application.FoldCounts;
import dev.ashlar.content.application.ResourceCounts;
import dev.ashlar.content.application.ResourceQueries;
import dev.ashlar.content.application.Resources;
import dev.ashlar.content.application.Visibility;
import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.content.domain.TagPrefix;
import dev.ashlar.content.domain.Tags;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.Race;
import dev.ashlar.platform.application.TaskLocks;
import dev.ashlar.platform.application.Transactions;
import dev.ashlar.platform.persistence.PostgresContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Totals while everything is written at once, and after. */
class TotalsStormIT {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  private static final int WRITERS = 16;
  private static final int WRITES = 40;
  private static final List<String> TAGS = List.of("a", "a-b", "ab", "b", "b-1", "c", "d", "e");
  private static final List<Status> STATUSES = List.of(Status.values());

  private final Resources resources = POSTGRES.get(Resources.class);
  private final ResourceQueries queries = POSTGRES.get(ResourceQueries.class);
  private final ResourceCounts counts = POSTGRES.get(ResourceCounts.class);
  private final TaskLocks locks = POSTGRES.get(TaskLocks.class);
  private final Transactions transactions = POSTGRES.get(Transactions.class);

  private final List<UserId> owners = new ArrayList<>();
  private final List<ResourceId> written = new CopyOnWriteArrayList<>();
  private final AtomicInteger writing = new AtomicInteger(WRITERS);

  @BeforeEach
  void let_owners_exist() {
    IntStream.range(0, 4).forEach(_ -> owners.add(someUser()));
  }

  @RepeatedTest(3)
  void totals_are_exact_in_a_storm_of_writes_and_after_it() {
    var runners = new ArrayList<Supplier<Integer>>();
    IntStream.range(0, WRITERS).forEach(seed -> runners.add(() -> write(new Random(seed))));
    runners.add(() -> whileOthersWrite(this::foldAll));
    runners.add(() -> whileOthersWrite(this::foldLittleByLittle));
    runners.add(() -> whileOthersWrite(TotalsStormIT::assertThatTotalsAreExact));
    runners.add(() -> whileOthersWrite(this::assertThatTagsAreExact));
    runners.add(() -> whileOthersWrite(this::assertThatListsAreExact));
    assertThat(Race.between(runners)).allSatisfy(times -> assertThat(times).isPositive());

    assertThatTotalsAreExact();
    foldAll();
    assertThat(POSTGRES.query("select subject from content.resource_count_changes")).isEmpty();
    assertThatTotalsAreExact();
    assertThat(POSTGRES.query("select count(*) from content.resources").getFirst())
        .as("something is left to count")
        .isNotEqualTo("0");
  }

  private static void assertThatTotalsAreExact() {
    ExactTotals.check(POSTGRES);
  }

  /** Of lists that fit on a page. */
  private void assertThatListsAreExact() {
    for (var list :
        List.of(
            aListing().seenBy(Viewers.anonymous()),
            aListing().in(Status.DRAFT),
            aListing().tagged("a"),
            aListing().ownedBy(owners.getFirst()),
            aListing().seenBy(Viewers.fan(owners.getFirst())).tagged("a", "b"))) {
      var page = queries.list(list.build(), new PageRequest(1, 100));
      assertThat(page.items()).hasSize((int) Math.min(page.total(), 100));
    }
  }

  /** All of them fit on the page. */
  private void assertThatTagsAreExact() {
    var tags = queries.tags(TagPrefix.NONE, new PageRequest(1, 100));
    assertThat(tags.items()).hasSize((int) tags.total());
  }

  private void foldAll() {
    new FoldCounts(counts, locks, transactions).handle();
  }

  /** As another instance, with which it takes turns. */
  private void foldLittleByLittle() {
    locks.inBatches("content.fold-counts", 7, transactions, counts::fold);
  }

  private int whileOthersWrite(Runnable work) {
    int times = 0;
    do {
      work.run();
      times++;
    } while (writing.get() > 0);
    return times;
  }

  private int write(Random random) {
    try {
      for (int i = 0; i < WRITES; i++) {
        writeSomething(random);
      }
      return WRITES;
    } finally {
      writing.decrementAndGet();
    }
  }

  private void writeSomething(Random random) {
    switch (random.nextInt(12)) {
      case 0 -> comeAndGo(random);
      case 1 -> changeAllOf(oneOf(owners, random), random);
      case 2, 3 -> remove(random);
      case 4, 5, 6, 7 -> edit(random);
      default -> add(oneOf(owners, random), random);
    }
  }

  /** Somebody whose resources others edit when they go. */
  private void comeAndGo(Random random) {
    var guest = someUser();
    IntStream.range(0, 3).forEach(_ -> add(guest, random));
    edit(random);
    POSTGRES.deleteUser(guest.value());
  }

  private void add(UserId owner, Random random) {
    var resource =
        aResource()
            .withId(UUID.randomUUID())
            .ownedBy(owner)
            .in(oneOf(STATUSES, random))
            .tagged(someTags(random))
            .build();
    transactions.run(() -> resources.add(resource));
    written.add(resource.id());
  }

  private void edit(Random random) {
    var status = oneOf(STATUSES, random);
    var tags = new Tags(Stream.of(someTags(random)).map(Tag::new).toList());
    if (!written.isEmpty()) {
      var id = oneOf(written, random);
      transactions.run(() ->
          resources
              .lock(id, new Visibility(Optional.empty(), true))
              .map(stored -> edited(stored, status, tags))
              .ifPresent(resources::save));
    }
  }

  private void remove(Random random) {
    if (!written.isEmpty()) {
      resources.remove(oneOf(written, random));
    }
  }

  /** Many rows by one statement. */
  private void changeAllOf(UserId owner, Random random) {
    POSTGRES.execute(
        """
        update content.resources set status = ?, tags = tags || array['f']
        where id in (
          select id from content.resources where user_id = ? and not tags @> array['f']
          order by id for update)
        """,
        oneOf(STATUSES, random).code(),
        owner.value());
  }

  private static Resource edited(Resource stored, Status status, Tags tags) {
    return new Resource(
        stored.id(),
        stored.owner(),
        stored.title(),
        stored.content(),
        status,
        tags,
        stored.createdAt(),
        stored.updatedAt(),
        stored.publishedAt(),
        stored.version() + 1);
  }

  private static String[] someTags(Random random) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(_ -> oneOf(TAGS, random))
        .toArray(String[]::new);
  }

  private static UserId someUser() {
    return new UserId(POSTGRES.someUser());
  }

  private static <T> T oneOf(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
