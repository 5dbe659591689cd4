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
  private static final String TAG_USE =
      """
      select t.tag, count(*) as resources
      from content.resources r, unnest(r.tags) t (tag)
      where r.status = 'published' and starts_with(t.tag, ?)
      group by t.tag
      """;

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
    return page(
        new Sql("select count(*) as total from (" + TAG_USE + ") used", prefix.value()),
        new Sql(TAG_USE, prefix.value())
            .add("order by resources desc, t.tag limit ? offset ?", page.size(), page.offset()),
        row -> new TagUse(row.text("tag"), row.number("resources")));
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
