package dev.ashlar.content.persistence;

import static dev.ashlar.content.application.ListingBuilder.aListing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.content.application.FoldCounts;
import dev.ashlar.content.application.ListingBuilder;
import dev.ashlar.content.application.ResourceCounts;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.TagPrefix;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.TaskLocks;
import dev.ashlar.platform.application.Transactions;
import dev.ashlar.platform.persistence.PostgresContext;
import dev.ashlar.platform.persistence.Sql;
import io.micronaut.data.connection.ConnectionOperations;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How PostgreSQL reads totals of 100,000 resources, some of which nobody has folded yet. */
class TotalsPlanIT {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  private static final String RESOURCES =
      """
      insert into content.resources (id, user_id, title, content, status, created_at, updated_at,
        version, tags)
      select gen_random_uuid(), owners.ids[1 + n % 100], n, '',
        (array['draft', 'published', 'published', 'archived'])[1 + n / 100 % 4], now(), now(), 1,
        array['a' || n % 10, 'b' || n % 100, 'c' || n % 1000]
      from generate_series(?, ?) n, (select array_agg(id order by id) as ids from identity.users) owners
      """;

  @Test
  void no_total_that_is_kept_reads_resources() {
    var ann = fill();
    for (var list : kept(ann)) {
      var plan = explain(new Sql("explain select").add(ResourceTotals.of(list.filter())));
      assertThat(plan)
          .as("%s: %s", list.filter(), String.join("\n", plan))
          .anyMatch(line -> line.contains("using resource_counts_pkey"))
          .noneMatch(TotalsPlanIT::readsResources)
          .noneMatch(line -> line.contains("Seq Scan"));
    }
    for (var prefix : List.of("", "c", "c99", "z")) {
      var plan =
          explain(
              new Sql("explain")
                  .add(ResourceTotals.tags(new TagPrefix(prefix), new PageRequest(2, 20))));
      assertThat(plan)
          .as(String.join("\n", plan))
          .noneMatch(TotalsPlanIT::readsResources)
          .noneMatch(line -> line.contains("Seq Scan on resource_count_changes"));
    }
  }

  /** By their filters: see what is counted in {@code ResourceFilter}. */
  private static List<ListingBuilder> kept(UserId ann) {
    return List.of(
        aListing().seenBy(Viewers.anonymous()),
        aListing().seenBy(Viewers.anonymous()).tagged("c7"),
        aListing().seenBy(Viewers.anonymous()).ownedBy(ann),
        aListing().seenBy(Viewers.fan(ann)).ownedBy(ann),
        aListing().seenBy(Viewers.fan(ann)).in(Status.DRAFT),
        aListing().in(Status.ARCHIVED),
        aListing().tagged("c7"),
        aListing().ownedBy(ann));
  }

  private static boolean readsResources(String line) {
    return line.matches(".* on resources( .*)?");
  }

  private static List<String> explain(Sql sql) {
    return sql.list(database(), row -> row.text("QUERY PLAN"));
  }

  /** Answers with somebody who has some of them. */
  private static UserId fill() {
    var ann = new UserId(POSTGRES.someUser());
    for (int i = 1; i < 100; i++) {
      POSTGRES.someUser();
    }
    POSTGRES.execute(RESOURCES, 1, 99_000);
    new FoldCounts(
            POSTGRES.get(ResourceCounts.class),
            POSTGRES.get(TaskLocks.class),
            POSTGRES.get(Transactions.class))
        .handle();
    POSTGRES.execute(
        "do $$ begin for one in 99001..100000 loop %s; end loop; end $$"
            .formatted(RESOURCES.replace("?", "one")));
    POSTGRES.execute("analyze content.resources");
    POSTGRES.execute("analyze content.resource_counts");
    POSTGRES.execute("analyze content.resource_count_changes");
    return ann;
  }

  @SuppressWarnings("unchecked")
  private static ConnectionOperations<Connection> database() {
    return POSTGRES.get(ConnectionOperations.class);
  }
}
