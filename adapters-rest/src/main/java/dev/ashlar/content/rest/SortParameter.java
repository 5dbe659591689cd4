package dev.ashlar.content.rest;

import dev.ashlar.content.application.ResourceSort;
import dev.ashlar.kernel.SortKey;
import dev.ashlar.platform.rest.SortKeys;
import io.micronaut.core.annotation.Introspected;
import java.util.List;

/** The order of a list of resources. */
@Introspected
record SortParameter(String value) {
  static final SortParameter DEFAULT = new SortParameter("-createdAt");

  SortParameter {
    SortKeys.read(value, ResourceSort.class);
  }

  List<SortKey<ResourceSort>> keys() {
    return SortKeys.read(value, ResourceSort.class);
  }
}
