package dev.ashlar.content.persistence;

import dev.ashlar.content.application.ResourceFilter;
import dev.ashlar.content.application.ResourceFilter.Part;
import dev.ashlar.content.domain.TagPrefix;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.persistence.Sql;
import java.util.Optional;

/**
 * How many resources there are, exactly. Of each status, owner and tag that is kept, as what has
 * been folded and what hasn't: {@link PostgresResourceCounts}. Whoever reads both in one statement
 * has a total of that moment.
 */
final class ResourceTotals {

  private ResourceTotals() {}

  /** The sum over all parts of a list. */
  static Sql of(ResourceFilter filter) {
    Sql sum = new Sql("0");
    filter.parts().forEach(part -> sum.add("+").add(of(part, filter)));
    return sum;
  }

  /**
   * A page of the tags of published resources, most used first, and beside each the total; one row
   * without a tag if the page is empty. Tags that changed are looked at one by one, and an index by
   * use has the first of the others.
   */
  static Sql tags(TagPrefix prefix, PageRequest page) {
    String first = "tag:" + prefix.value();
    String past = first + "{"; // which comes after z, the last of what tags are made of
    // A count can be below 0 until what belongs to it is folded too. The subqueries could be joins,
    // were it not for PostgreSQL, which plans them without knowing whether next to nothing has
    // changed or a great import came.
    return new Sql(
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
  }

  private static Sql of(Part part, ResourceFilter filter) {
    return subject(part, filter)
        .map(subject -> kept(part.status().code(), subject))
        .orElseGet(() -> counted(part, filter));
  }

  /** What the total of a part is kept by; none where it is counted. */
  private static Optional<String> subject(Part part, ResourceFilter filter) {
    if (filter.search().isPresent()
        || filter.createdFrom().isPresent()
        || filter.createdTo().isPresent()) {
      return Optional.empty();
    }
    Optional<String> owner = part.owner().map(UserId::value).map(id -> "user:" + id);
    return switch (filter.tags().size()) {
      case 0 -> owner.or(() -> Optional.of("all"));
      case 1 ->
          owner.isEmpty()
              ? Optional.of("tag:" + filter.tags().getFirst().name())
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Sql kept(String status, String subject) {
    return new Sql(
        """
        (select coalesce(sum(resources), 0) from (
          select resources from content.resource_counts where status = ? and subject = ?
          union all
          select resources from content.resource_count_changes where status = ? and subject = ?
        ) kept)
        """,
        status,
        subject,
        status,
        subject);
  }

  private static Sql counted(Part part, ResourceFilter filter) {
    Sql sql = new Sql("(select count(*) from content.resources");
    ResourceRows.restrict(sql, part, filter);
    return sql.add(")");
  }
}
