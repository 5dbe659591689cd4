package dev.ashlar.content.persistence;

import dev.ashlar.content.application.ResourceFilter;
import dev.ashlar.content.application.ResourceFilter.Part;
import dev.ashlar.content.application.ResourceListing;
import dev.ashlar.content.application.ResourceSort;
import dev.ashlar.content.domain.SearchText;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.SliceRequest;
import dev.ashlar.platform.persistence.RowOrder;
import dev.ashlar.platform.persistence.Sql;
import java.util.List;

/**
 * The rows of a list, put together from its parts: each has its index, from which it takes no more
 * rows than the list can need. A list has one part at least.
 */
final class ResourceRows {

  /**
   * Has what a search finds looked up by its words, however much that is, and then put in order. In
   * order of their keys most rows would have to be asked, and all of them for the last stretch.
   */
  private static final String FENCE = "select * from (";

  private static final String FENCED = "offset 0) found";

  private ResourceRows() {}

  /**
   * A page, and beside each of its rows the total; one row without a resource if the page is empty.
   */
  static Sql page(ResourceListing listing, PageRequest page) {
    RowOrder order = ResourceOrder.by(listing.sort());
    Sql sql = new Sql("select t.total, r.* from (select");
    sql.add(ResourceTotals.of(listing.filter())).add("as total) t left join lateral (");
    // what lies behind the end isn't looked for: the scans below don't even begin
    Sql reached = new Sql("and t.total > ?", page.offset());
    sql.add(rows(listing, order, reached, page.offset() + page.size()));
    sql.add("limit ? offset ?) r on true", page.size(), page.offset());
    order.sort(sql);
    return sql;
  }

  /** A slice. */
  static Sql slice(ResourceListing listing, SliceRequest slice) {
    RowOrder order = ResourceOrder.by(listing.sort());
    Sql behind = new Sql("");
    slice.after().ifPresent(position -> order.after(position, behind));
    Sql sql = rows(listing, order, behind, slice.reach());
    return sql.add("limit ?", slice.reach());
  }

  /** Adds the condition of being in a part of a list. */
  static void restrict(Sql sql, Part part, ResourceFilter filter) {
    sql.add("where status = ?", part.status().code());
    part.owner().map(UserId::value).ifPresent(owner -> sql.add("and user_id = ?", owner));
    if (!filter.tags().isEmpty()) {
      Object names = filter.tags().stream().map(Tag::name).toArray(String[]::new);
      sql.add("and tags @> ?", names);
    }
    filter.search().ifPresent(search -> sql.add("and words @@").add(query(search)));
    filter.createdFrom().ifPresent(from -> sql.add("and created_at >= ?", from));
    filter.createdTo().ifPresent(to -> sql.add("and created_at < ?", to));
  }

  private static Sql rows(ResourceListing listing, RowOrder order, Sql where, long reach) {
    Sql sql = new Sql("select * from (");
    List<Part> parts = listing.filter().parts();
    for (int i = 0; i < parts.size(); i++) {
      sql.add(i == 0 ? "(" : "union all (").add(listing.filter().search().isEmpty() ? "" : FENCE);
      sql.add(columns(listing)).add("from content.resources");
      restrict(sql, parts.get(i), listing.filter());
      sql.add(where).add(listing.filter().search().isEmpty() ? "" : FENCED);
      order.sort(sql);
      sql.add("limit ?)", reach);
    }
    sql.add(") part");
    order.sort(sql);
    return sql;
  }

  private static Sql columns(ResourceListing listing) {
    Sql sql = new Sql("select").add(new Sql(ResourceReader.SUMMARY));
    if (listing.withContent()) {
      sql.add(", content");
    }
    if (listing.sort().stream().anyMatch(key -> key.field() == ResourceSort.RELEVANCE)) {
      sql.add(", ").add(relevance(listing.filter().search().orElseThrow()));
    }
    return sql;
  }

  private static Sql query(SearchText search) {
    return new Sql("websearch_to_tsquery('english', content.legible(?))", search.value());
  }

  /**
   * The more of the words the better. For a query of alternatives the rank is the mean over the
   * words of what each is worth, up to its weight however often it is met, and 60 % of that if it
   * is met once. So one of 40 in the title is worth more than all of them in the content.
   */
  private static Sql relevance(SearchText search) {
    return new Sql("ts_rank('{0, 0, 0.01, 1}', words, regexp_replace(")
        .add(query(search))
        .add("::text, ' (&|<->|<[0-9]+>) ', ' | ', 'g')::tsquery) as relevance");
  }
}
