package dev.ashlar.content.persistence;

import dev.ashlar.content.application.ResourceFilter;
import dev.ashlar.content.application.ResourceQueries;
import dev.ashlar.content.application.ResourceSort;
import dev.ashlar.content.application.ResourceSummary;
import dev.ashlar.content.application.ResourceView;
import dev.ashlar.content.application.TagUse;
import dev.ashlar.content.application.Visibility;
import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.content.domain.TagPrefix;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.SortKey;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.persistence.Sql;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

@Singleton
final class PostgresResourceQueries implements ResourceQueries {
  /** A row beside the total of its list; a page without rows is one of these without. */
  private record Counted<T>(Optional<T> row, long total) {}

  private final ConnectionOperations<Connection> database;

  PostgresResourceQueries(ConnectionOperations<Connection> database) {
    this.database = database;
  }

  @Override
  public Optional<ResourceView> find(ResourceId id, Visibility visibility) {
    Sql sql = new Sql(ResourceReader.ALL).add("where r.id = ?", id.value());
    restrict(sql, visibility);
    return sql.first(database, ResourceReader::view);
  }

  @Override
  public Optional<Long> version(ResourceId id, Visibility visibility) {
    Sql sql = new Sql("select r.version from content.resources r where r.id = ?", id.value());
    restrict(sql, visibility);
    return sql.first(database, row -> row.number("version"));
  }

  @Override
  public Page<ResourceSummary> list(
      ResourceFilter filter, List<SortKey<ResourceSort>> sort, PageRequest page) {
    Sql count = new Sql("select count(*) as total from content.resources r where true");
    restrict(count, filter);
    Sql rows = new Sql(ResourceReader.SUMMARIES).add("where true");
    restrict(rows, filter);
    ResourceOrder.by(sort).sort(rows);
    rows.add("limit ? offset ?", page.size(), page.offset());
    return page(count, rows, ResourceReader::summary);
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
    return new Page<>(
        rows.stream().map(Counted::row).flatMap(Optional::stream).toList(),
        rows.getFirst().total());
  }

  private <T> Page<T> page(Sql count, Sql rows, Sql.RowReader<T> reader) {
    long total = count.first(database, row -> row.number("total")).orElseThrow();
    return new Page<>(rows.list(database, reader), total);
  }

  private static void restrict(Sql sql, ResourceFilter filter) {
    restrict(sql, filter.visibility());
    filter.status().ifPresent(status -> sql.add("and r.status = ?", status.code()));
    filter.owner().map(UserId::value).ifPresent(owner -> sql.add("and r.user_id = ?", owner));
    if (!filter.tags().isEmpty()) {
      Object names = filter.tags().stream().map(Tag::name).toArray(String[]::new);
      sql.add("and r.tags @> ?", names);
    }
  }

  private static void restrict(Sql sql, Visibility visibility) {
    if (visibility.everything()) {
      return;
    }
    visibility
        .owner()
        .ifPresentOrElse(
            owner -> sql.add("and (r.status = 'published' or r.user_id = ?)", owner.value()),
            () -> sql.add("and r.status = 'published'"));
  }
}
