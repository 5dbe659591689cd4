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
import dev.ashlar.platform.application.Slice;
import dev.ashlar.platform.application.SliceRequest;
import dev.ashlar.platform.application.Transactions;
import dev.ashlar.platform.persistence.Row;
import dev.ashlar.platform.persistence.Sql;
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
    return page(
        ResourceTotals.tags(prefix, page).list(database, PostgresResourceQueries::countedTag));
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

  private static Counted<TagUse> countedTag(Row row) throws SQLException {
    return new Counted<>(
        row.optionalText("tag").isEmpty()
            ? Optional.empty()
            : Optional.of(new TagUse(row.text("tag"), row.number("resources"))),
        row.number("total"));
  }

  /** What is looked for may be met everywhere, and then all of that is ranked: it has less time. */
  private <T> List<T> run(ResourceListing listing, Sql sql, Sql.RowReader<T> reader) {
    if (listing.filter().search().isEmpty()) {
      return sql.list(database, reader);
    }
    return transactions.run(() -> {
      new Sql("select set_config('statement_timeout', ?, true) as value", SEARCH_TIME)
          .first(database, row -> row.text("value"));
      return sql.list(database, reader);
    });
  }
}
