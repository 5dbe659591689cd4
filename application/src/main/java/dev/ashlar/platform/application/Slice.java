package dev.ashlar.platform.application;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A stretch of a list, taken up where the one before it ended: rows that come and go meanwhile
 * shift nothing, as they do with pages.
 *
 * @param next where the following stretch begins; empty where the list ends
 */
public record Slice<T>(List<T> items, Optional<Position> next) {
  public Slice {
    items = List.copyOf(items);
  }

  /**
   * What was asked for, of the rows from there on.
   *
   * @param rows as many as {@link SliceRequest#reach}, or all that are left
   * @param position where the list stands behind a row
   */
  public static <T> Slice<T> of(List<T> rows, SliceRequest asked, Function<T, Position> position) {
    if (rows.size() <= asked.size()) {
      return new Slice<>(rows, Optional.empty());
    }
    List<T> items = rows.subList(0, asked.size());
    return new Slice<>(items, Optional.of(position.apply(items.getLast())));
  }
}
