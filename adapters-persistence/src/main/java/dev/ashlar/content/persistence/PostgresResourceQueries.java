package dev.ashlar.content.persistence;

import dev.ashlar.content.application.ResourceListing;
import dev.ashlar.content.application.ResourceQueries;
import dev.ashlar.content.application.ResourceSort;
import dev.ashlar.content.application.ResourceSummary;
import dev.ashlar.content.application.ResourceView;
import dev.ashlar.content.application.TagUse;
import dev.ashlar.content.application.Visibility;
import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.content.domain.TagPrefix;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Unavailable;
import dev.ashlar.platform.application.Slice;
import dev.ashlar.platform.application.SliceRequest;
import dev.ashlar.platform.application.Transactions;
import dev.ashlar.platform.persistence.Row;
import dev.ashlar.platform.persistence.Sql;
import dev.ashlar.platform.persistence.StatementFailed;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

@Singleton
final class PostgresResourceQueries implements ResourceQueries {
  private static final String SEARCH_TIME = "2s";

  /** A row beside the total of its list; a page without rows is one of these without. */
  private record Counted<T>(Optional<T> row, long total) {}

  private final ConnectionOperations<Connection> database;
  private final Transactions transactions;

  PostgresResourceQueries(ConnectionOperations<Connection> database, Transactions transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  @Override
  public Optional<ResourceView> find(ResourceId id, Visibility visibility) {
    Sql sql = new Sql(ResourceReader.ALL).add("where id = ?", id.value());
    ResourceReader.restrict(sql, visibility);
    return sql.first(database, ResourceReader::view);
  }

  @Override
  public Optional<Long> version(ResourceId id, Visibility visibility) {
    Sql sql = new Sql("select version from content.resources where id = ?", id.value());
    ResourceReader.restrict(sql, visibility);
    return sql.first(database, row -> row.number("version"));
  }

  @Override
  public Page<ResourceSummary> list(ResourceListing listing, PageRequest page) {
    if (listing.filter().parts().isEmpty()) {
      return new Page<>(List.of(), 0);
    }
    return page(run(listing, ResourceRows.page(listing, page), row -> counted(row, listing)));
  }

  @Override
  public Slice<ResourceSummary> list(ResourceListing listing, SliceRequest slice) {
    if (listing.filter().parts().isEmpty()) {
      return new Slice<>(List.of(), Optional.empty());
    }
    List<ResourceSummary> rows =
        run(
            listing,
            ResourceRows.slice(listing, slice),
            row -> ResourceReader.summary(row, listing.withContent()));
    return Slice.of(rows, slice, resource -> ResourceSort.behind(resource, listing.sort()));
  }

  @Override
  public Page<TagUse> tags(TagPrefix prefix, PageRequest page) {
    String first = "tag:" + prefix.value();
    String past = first + "{"; // which comes after z, the last of what tags are made of
    // What waits to be folded is looked at tag by tag; an index by use has the first of the rest.
    // The subqueries could be joins, were it not for PostgreSQL, which plans them without knowing
    // whether next to nothing waits or a great import.
    Sql sql =
        new Sql(
                """
                with changed as (
                  select n.subject, sum(n.resources) as change,
                    coalesce((select c.resources from content.resource_counts c
                      where c.status = 'published' and c.subject = n.subject), 0) as folded
                  from content.resource_count_changes n
                  where n.status = 'published' and n.subject >= ? and n.subject < ?
                  group by n.subject
                )
                """,
                first,
                past)
            .add(
                """
                select total, substr(subject, 5) as tag, resources from (
                  select (select count(*) from content.resource_counts
                      where status = 'published' and starts_with(subject, 'tag:')
                        and subject >= ? and subject < ? and resources > 0)
                    + (select coalesce(sum((folded + change > 0)::int - (folded > 0)::int), 0)
                      from changed) as total
                ) t
                """,
                first,
                past)
            .add(
                """
                left join (
                  select subject, resources from (
                    (select subject, resources from content.resource_counts c
                      where status = 'published' and starts_with(subject, 'tag:')
                        and subject >= ? and subject < ? and resources > 0 and (
                          select count(*) from content.resource_count_changes n
                          where n.status = 'published' and n.subject = c.subject) = 0
                      order by resources desc, subject limit ?)
                    union all
                    select subject, folded + change from changed where folded + change > 0
                  ) used
                  order by resources desc, subject limit ? offset ?
                ) u on true
                order by resources desc, subject
                """,
                first,
                past,
                page.offset() + page.size(),
                page.size(),
                page.offset());
    List<Counted<TagUse>> rows =
        sql.list(
            database,
            row ->
                new Counted<>(
                    row.optionalText("tag").isEmpty()
                        ? Optional.empty()
                        : Optional.of(new TagUse(row.text("tag"), row.number("resources"))),
                    row.number("total")));
    return page(rows);
  }

  private static <T> Page<T> page(List<Counted<T>> rows) {
    return new Page<>(
        rows.stream().map(Counted::row).flatMap(Optional::stream).toList(),
        rows.getFirst().total());
  }

  private static Counted<ResourceSummary> counted(Row row, ResourceListing listing)
      throws SQLException {
    return new Counted<>(
        row.optionalId("id").isEmpty()
            ? Optional.empty()
            : Optional.of(ResourceReader.summary(row, listing.withContent())),
        row.number("total"));
  }

  /** What is looked for may be met everywhere, and then all of that is ranked: it has its time. */
  private <T> List<T> run(ResourceListing listing, Sql sql, Sql.RowReader<T> reader) {
    if (listing.filter().search().isEmpty()) {
      return sql.list(database, reader);
    }
    try {
      return transactions.run(() -> {
        new Sql("select set_config('statement_timeout', ?, true) as value", SEARCH_TIME)
            .first(database, row -> row.text("value"));
        return sql.list(database, reader);
      });
    } catch (StatementFailed e) {
      throw e.tookTooLong()
          ? new Unavailable("This search takes too long. Narrow it by rarer words or more filters.")
          : e;
    }
  }
}
