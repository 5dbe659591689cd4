package dev.ashlar.platform.persistence;

import dev.ashlar.platform.application.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The order of a list in SQL, which can be taken up again behind any row. Its keys are never null,
 * and the last one is an id, so that no two rows stand in the same place.
 */
public final class RowOrder {
  /**
   * @param value makes what is bound of what a {@link Position} holds
   */
  private record Key(Sql column, boolean descending, Function<String, ?> value) {}

  private final List<Key> keys = new ArrayList<>();

  /** Sorts by a text. Collate it: the order of a database is its own. */
  public RowOrder byText(Sql column, boolean descending) {
    return by(column, descending, Function.identity());
  }

  public RowOrder byInstant(Sql column, boolean descending) {
    return by(column, descending, Instant::parse);
  }

  /** Sorts by what is worked out for one list alone, so that no position lies behind it. */
  public RowOrder byScore(Sql column, boolean descending) {
    return by(
        column,
        descending,
        _ -> {
          throw new IllegalStateException("a list by score has no positions");
        });
  }

  /** Ends the order. */
  public RowOrder byId(Sql column, boolean descending) {
    return by(column, descending, UUID::fromString);
  }

  private RowOrder by(Sql column, boolean descending, Function<String, ?> value) {
    keys.add(new Key(column, descending, value));
    return this;
  }

  /** Adds {@code order by}. */
  public void sort(Sql sql) {
    for (int i = 0; i < keys.size(); i++) {
      Key key = keys.get(i);
      sql.add(i == 0 ? "order by" : ",").add(key.column).add(key.descending ? "desc" : "asc");
    }
  }

  /**
   * Adds {@code and …}, for the rows behind that position alone: {@code a >= ? and (a > ? or b <= ?
   * and (b < ? or id > ?))}. The outer bounds say no more than the inner ones, but an index can
   * serve them.
   */
  public void after(Position position, Sql sql) {
    sql.add("and");
    for (int i = 0; i < keys.size() - 1; i++) {
      Key key = keys.get(i);
      Object value = key.value.apply(position.keys().get(i));
      sql.add(key.column).add(key.descending ? "<= ? and (" : ">= ? and (", value);
      sql.add(key.column).add(key.descending ? "< ? or" : "> ? or", value);
    }
    Key id = keys.getLast();
    sql.add(id.column)
        .add(id.descending ? "< ?" : "> ?", id.value.apply(position.keys().getLast()));
    for (int i = 0; i < keys.size() - 1; i++) {
      sql.add(")");
    }
  }
}
