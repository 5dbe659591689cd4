package dev.ashlar.kernel;

import java.util.Optional;
import java.util.Set;

/**
 * Which versions of a thing its caller is willing to change: the meaning of {@code If-Match} (RFC
 * 9110, 13.1.1).
 *
 * @param oneOf empty: any, the last write wins
 */
public record ExpectedVersion(Optional<Set<Long>> oneOf) {
  public static final ExpectedVersion ANY = new ExpectedVersion(Optional.empty());

  /**
   * @throws StaleVersion if {@code actual} isn't expected
   */
  public void check(long actual) {
    if (oneOf.isPresent() && !oneOf.get().contains(actual)) {
      throw new StaleVersion();
    }
  }
}
