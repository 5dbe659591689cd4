package dev.ashlar.content.application;

/**
 * How many resources there are of each status, owner and tag. A change of resources is noted beside
 * these counts, so that no writer waits for another; counts and notes together are the totals that
 * {@link ResourceQueries} shows.
 */
public interface ResourceCounts {

  /**
   * Adds noted changes to the counts, which changes no total. Nobody who writes resources meanwhile
   * waits for it; of those who fold there is one at a time.
   *
   * @return how many changes it took; fewer than {@code most} if none is left
   */
  int fold(int most);
}
