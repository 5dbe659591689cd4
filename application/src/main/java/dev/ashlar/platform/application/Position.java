package dev.ashlar.platform.application;

import java.util.List;

/**
 * A place in a sorted list: just behind the row that these were the keys of, whether that is still
 * there or not.
 *
 * @param keys what the row is sorted by, key by key; no other row has the last one, its id
 */
public record Position(List<String> keys) {
  public Position {
    keys = List.copyOf(keys);
  }

  /** May hold personal data: never shown by accident. */
  @Override
  public String toString() {
    return "Position[…]";
  }
}
