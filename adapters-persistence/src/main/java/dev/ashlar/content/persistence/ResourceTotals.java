package dev.ashlar.content.persistence;

import dev.ashlar.content.application.ResourceFilter;
import dev.ashlar.content.application.ResourceFilter.Part;
import dev.ashlar.platform.persistence.Sql;

/** How many resources a list holds, exactly. */
final class ResourceTotals {

  private ResourceTotals() {}

  /** The sum over all parts of the list. */
  static Sql of(ResourceFilter filter) {
    Sql sum = new Sql("0");
    filter.parts().forEach(part -> sum.add("+").add(of(part, filter)));
    return sum;
  }

  private static Sql of(Part part, ResourceFilter filter) {
    Sql sql = new Sql("(select count(*) from content.resources");
    ResourceRows.restrict(sql, part, filter);
    return sql.add(")");
  }
}
