package dev.ashlar.content.rest;

import dev.ashlar.content.application.ResourceSort;
import dev.ashlar.kernel.SortKey;
import dev.ashlar.platform.rest.SortKeys;
import io.micronaut.core.annotation.Introspected;
import java.util.List;

/** The order of a list of resources. */
@Introspected
record SortParameter(String value) {
  static final SortParameter NEWEST = new SortParameter("-createdAt");
  static final SortParameter BEST = new SortParameter("relevance");

  SortParameter {
    SortKeys.read(value, ResourceSort.class);
  }

  /** Of what is equally relevant, the newest comes first. */
  List<SortKey<ResourceSort>> keys() {
    return SortKeys.read(
        value.equals(BEST.value) ? "relevance,-createdAt" : value, ResourceSort.class);
  }

  boolean isByRelevance() {
    return keys().stream().anyMatch(key -> key.field() == ResourceSort.RELEVANCE);
  }
}
