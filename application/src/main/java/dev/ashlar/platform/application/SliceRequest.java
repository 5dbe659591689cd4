package dev.ashlar.platform.application;

import dev.ashlar.kernel.PageRequest;
import java.util.Optional;

/**
 * A stretch of a list.
 *
 * @param after where it begins; empty: at the beginning
 * @param size rows it is to hold, 1 to 100
 */
public record SliceRequest(Optional<Position> after, int size) {
  public SliceRequest {
    if (size < 1 || size > PageRequest.MAX_SIZE) {
      throw new IllegalArgumentException("a slice of " + size);
    }
  }

  /** How many rows to read: one more than asked for tells whether the list goes on. */
  public int reach() {
    return size + 1;
  }
}
