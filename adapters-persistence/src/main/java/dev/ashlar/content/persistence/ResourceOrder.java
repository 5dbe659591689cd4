package dev.ashlar.content.persistence;

import dev.ashlar.content.application.ResourceSort;
import dev.ashlar.kernel.SortKey;
import dev.ashlar.platform.persistence.RowOrder;
import dev.ashlar.platform.persistence.Sql;
import java.util.List;

/** How the order of a list is written in SQL. */
final class ResourceOrder {

  private ResourceOrder() {}

  /** By these keys, ties by id. */
  static RowOrder by(List<SortKey<ResourceSort>> keys) {
    RowOrder order = new RowOrder();
    for (SortKey<ResourceSort> key : keys) {
      switch (key.field()) {
        case CREATED_AT -> order.byInstant(new Sql("created_at"), key.descending());
        case UPDATED_AT -> order.byInstant(new Sql("updated_at"), key.descending());
        case TITLE -> order.byText(new Sql("title"), key.descending());
        case RELEVANCE -> order.byScore(new Sql("relevance"), !key.descending()); // best first
      }
    }
    return order.byId(new Sql("id"), false);
  }
}
