package dev.ashlar.content.persistence;

import dev.ashlar.content.application.ResourceSort;
import dev.ashlar.kernel.SortKey;
import dev.ashlar.platform.persistence.Sql;
import java.util.List;

/** How the order of a list is written in SQL. */
final class ResourceOrder {

  private ResourceOrder() {}

  /** Adds {@code order by} with the keys, ties by id. */
  static void by(List<SortKey<ResourceSort>> keys, Sql sql) {
    sql.add("order by");
    for (SortKey<ResourceSort> key : keys) {
      switch (key.field()) {
        case CREATED_AT -> sql.add("r.created_at");
        case UPDATED_AT -> sql.add("r.updated_at");
        case TITLE -> sql.add("r.title");
      }
      sql.add(key.descending() ? "desc," : ",");
    }
    sql.add("r.id");
  }
}
