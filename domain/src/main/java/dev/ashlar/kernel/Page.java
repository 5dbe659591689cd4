package dev.ashlar.kernel;

import java.util.List;

/**
 * One page of a list and how long the whole list is.
 *
 * @param total rows in all pages together, exact
 */
public record Page<T>(List<T> items, long total) {
  public Page {
    items = List.copyOf(items);
  }
}
