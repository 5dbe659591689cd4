package dev.ashlar.content.persistence;

import static dev.ashlar.content.application.ListingBuilder.aListing;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.content.application.ListingBuilder;
import dev.ashlar.content.application.ResourceListing;
import dev.ashlar.content.application.ResourceSort;
import dev.ashlar.content.domain.Status;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.Position;
import dev.ashlar.platform.application.SliceRequest;
import dev.ashlar.platform.persistence.PostgresContext;
import dev.ashlar.platform.persistence.Sql;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How PostgreSQL goes about every list that the API offers where there are 100,000 resources. Plans
 * are asserted, not times.
 */
class PlansIT {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  /** Owns a tenth of everything. */
  private static final UserId BUSY = user(1);

  /** Owns about fifty. */
  private static final UserId QUIET = user(700);

  private static final Instant MIDDLE = Instant.parse("2025-07-01T00:00:00Z");
  private static final int SIZE = 20;

  private static final List<Viewer> VIEWERS =
      List.of(Viewers.anonymous(), Viewers.fan(QUIET), Viewers.creator(BUSY), Viewers.admin(QUIET));

  private static final List<List<String>> SORTS =
      List.of(
          List.of("createdAt"),
          List.of("-createdAt"),
          List.of("updatedAt"),
          List.of("-updatedAt"),
          List.of("title"),
          List.of("-title"),
          List.of("-updatedAt", "title"),
          List.of("title", "-createdAt"));

  /** In an order of its own; each viewer and sort is put to it. */
  private static final List<Supplier<ListingBuilder>> PLAIN =
      List.of(
          () -> aListing(),
          () -> aListing().in(Status.PUBLISHED),
          () -> aListing().in(Status.DRAFT),
          () -> aListing().in(Status.ARCHIVED),
          () -> aListing().ownedBy(BUSY),
          () -> aListing().ownedBy(QUIET),
          () -> aListing().ownedBy(BUSY).in(Status.ARCHIVED));

  private static final List<Supplier<ListingBuilder>> NARROWED =
      List.of(
          () -> aListing().tagged("common"),
          () -> aListing().tagged("rare"),
          () -> aListing().tagged("common", "tag-4"),
          () -> aListing().tagged("nothing").ownedBy(BUSY),
          () -> aListing().tagged("common").in(Status.ARCHIVED),
          () -> aListing().createdFrom(MIDDLE),
          () -> aListing().createdTo(MIDDLE).in(Status.PUBLISHED),
          () -> aListing().createdFrom(MIDDLE).createdTo(MIDDLE.plusSeconds(86_400)),
          () -> aListing().createdFrom(MIDDLE).ownedBy(BUSY).tagged("common"),
          () -> aListing().saying("stone"),
          () -> aListing().saying("quartz"),
          () -> aListing().saying("\"some filler\" quartz or word17"),
          () -> aListing().saying("stone -quartz").in(Status.DRAFT),
          () -> aListing().saying("stone").ownedBy(QUIET),
          () -> aListing().saying("stone").tagged("rare"),
          () -> aListing().saying("stone").createdFrom(MIDDLE).tagged("common").ownedBy(BUSY));

  @Test
  void no_list_reads_all_resources_and_each_index_serves_one() {
    seed();
    var used = new TreeSet<String>();
    listings()
        .forEach(listing ->
            statements(listing)
                .forEach(sql -> {
                  var plan = explain(sql);
                  assertThat(scansAll(plan)).as("%s: %s", listing, describe(plan)).isFalse();
                  nodes(plan).map(node -> text(node, "Index Name")).forEach(used::add);
                }));
    plain()
        .forEach(listing -> {
          var plan = explain(ResourceRows.slice(listing, first()));
          assertThat(rowsSorted(plan)).as("%s: %s", listing, describe(plan)).isLessThan(5 * SIZE);
        });
    assertThat(used).containsAll(indexes());
  }

  private static Stream<ResourceListing> plain() {
    return ordered(PLAIN);
  }

  private static Stream<ResourceListing> listings() {
    var byRelevance =
        VIEWERS.stream()
            .flatMap(viewer ->
                NARROWED.stream()
                    .map(Supplier::get)
                    .filter(listing -> listing.filter().search().isPresent())
                    .map(listing ->
                        listing.seenBy(viewer).sortedBy("relevance", "-createdAt").build()));
    return Stream.of(plain(), ordered(NARROWED), byRelevance)
        .flatMap(listings -> listings)
        .filter(listing -> !listing.filter().parts().isEmpty());
  }

  private static Stream<ResourceListing> ordered(List<Supplier<ListingBuilder>> listings) {
    return VIEWERS.stream()
        .flatMap(viewer ->
            SORTS.stream()
                .flatMap(sort ->
                    listings.stream()
                        .map(listing ->
                            listing
                                .get()
                                .seenBy(viewer)
                                .sortedBy(sort.toArray(String[]::new))
                                .build())))
        .filter(listing -> !listing.filter().parts().isEmpty());
  }

  /** A page, and slices from the beginning and from somewhere in the middle. */
  private static Stream<Sql> statements(ResourceListing listing) {
    var page = ResourceRows.page(listing, new PageRequest(3, SIZE));
    return listing.sort().getFirst().field() == ResourceSort.RELEVANCE
        ? Stream.of(page)
        : Stream.of(
            page,
            ResourceRows.slice(listing, first()),
            ResourceRows.slice(listing, new SliceRequest(Optional.of(middle(listing)), SIZE)));
  }

  private static SliceRequest first() {
    return new SliceRequest(Optional.empty(), SIZE);
  }

  private static Position middle(ResourceListing listing) {
    var keys =
        listing.sort().stream()
            .map(key ->
                switch (key.field()) {
                  case CREATED_AT, UPDATED_AT -> MIDDLE.toString();
                  case TITLE -> "Title 15000";
                  case RELEVANCE -> throw new AssertionError("no slices by relevance");
                });
    return new Position(Stream.concat(keys, Stream.of(QUIET.value().toString())).toList());
  }

  /** The plan that PostgreSQL makes for these very values. */
  @SuppressWarnings("unchecked")
  private static JsonNode explain(Sql sql) {
    var plan =
        new Sql("explain (format json)")
            .add(sql)
            .first(
                (ConnectionOperations<Connection>) POSTGRES.get(ConnectionOperations.class),
                row -> row.text("QUERY PLAN"))
            .orElseThrow();
    try {
      return POSTGRES.get(JsonMapper.class).readValue(plan, JsonNode.class).get(0).get("Plan");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<JsonNode> nodes(JsonNode plan) {
    var below = plan.get("Plans");
    return below == null
        ? Stream.of(plan)
        : Stream.concat(
            Stream.of(plan),
            Stream.iterate(0, i -> i < below.size(), i -> i + 1).flatMap(i -> nodes(below.get(i))));
  }

  private static String describe(JsonNode plan) {
    return nodes(plan)
        .map(node ->
            Stream.of("Node Type", "Relation Name", "Index Name")
                .map(member -> text(node, member))
                .filter(text -> !text.isEmpty())
                .collect(joining(" ")))
        .collect(joining(" < "));
  }

  private static boolean scansAll(JsonNode plan) {
    return nodes(plan)
        .anyMatch(node ->
            text(node, "Node Type").equals("Seq Scan")
                && text(node, "Relation Name").equals("resources"));
  }

  /** The most that one node sorts, but those that only sort ties. */
  private static long rowsSorted(JsonNode plan) {
    return nodes(plan)
        .filter(node -> text(node, "Node Type").equals("Sort"))
        .mapToLong(node -> node.get("Plans").get(0).get("Plan Rows").getLongValue())
        .max()
        .orElse(0);
  }

  private static String text(JsonNode node, String member) {
    var value = node.get(member);
    return value == null ? "" : value.getStringValue();
  }

  private static List<String> indexes() {
    return POSTGRES.query(
        """
        select indexname from pg_catalog.pg_indexes
        where schemaname = 'content' and tablename = 'resources' and indexname <> 'resources_pkey'
        """);
  }

  private static UserId user(long n) {
    return new UserId(new UUID(0, n));
  }

  private static void seed() {
    POSTGRES.execute(
        """
        insert into identity.users (id, email, email_verified, username, name, password_hash, role,
          created_at, updated_at, version)
        select lpad(to_hex(n), 32, '0')::uuid, n || '@example.org', false, 'user' || n, 'User',
          'none', 'user', now(), now(), 1
        from generate_series(0, 1999) n
        """);
    POSTGRES.execute(
        """
        insert into content.resources (id, user_id, title, content, status, tags, created_at,
          updated_at, published_at, version)
        select lpad(to_hex(n * 2654435761 % 4294967296), 32, '0')::uuid,
          lpad(to_hex(case when n % 10 = 0 then 1 else n % 2000 end), 32, '0')::uuid,
          'Title ' || n % 30011,
          concat_ws(' ', case when n % 5 = 0 then 'stone' end,
            case when n % 5000 = 0 then 'quartz' end, 'word' || n % 2999, 'word' || n % 503,
            'some filler that nobody looks for'),
          case when n % 20 < 16 then 'published' when n % 20 < 19 then 'draft' else 'archived' end,
          array_remove(
            array[case when n % 4 = 0 then 'common' end, case when n % 3000 = 0 then 'rare' end,
              'tag-' || n % 50, 'tag-' || n % 997 + 50],
            null),
          created, created + n % 77 * interval '1 day', created, 1
        from generate_series(1::bigint, 100000) n,
          lateral (select timestamptz '2025-01-01Z' + n * interval '315 seconds') t (created)
        """);
    POSTGRES.execute("checkpoint"); // vacuum sees what was committed when that has been flushed
    POSTGRES.execute("vacuum analyze content.resources");
  }
}
