package dev.ashlar.kernel;

/**
 * One key of a list's order.
 *
 * @param <F> the fields that this list can be sorted by
 */
public record SortKey<F extends Enum<F>>(F field, boolean descending) {}
