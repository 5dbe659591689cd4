package dev.ashlar.kernel;

/**
 * A page of a list.
 *
 * @param number counted from 1
 * @param size rows on a page, 1 to 100
 */
public record PageRequest(int number, int size) {
  public static final int MAX_SIZE = 100;

  public PageRequest {
    if (number < 1 || size < 1 || size > MAX_SIZE) {
      throw new IllegalArgumentException("page " + number + " of " + size);
    }
  }

  public long offset() {
    return (number - 1L) * size;
  }
}
