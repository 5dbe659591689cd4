package dev.ashlar.identity.rest;

import dev.ashlar.identity.application.UserSort;
import dev.ashlar.kernel.SortKey;
import dev.ashlar.platform.rest.SortKeys;
import io.micronaut.core.annotation.Introspected;
import java.util.List;

/** The order of a list of users. */
@Introspected
record UserOrder(String value) {
  static final UserOrder DEFAULT = new UserOrder("-createdAt");

  UserOrder {
    SortKeys.read(value, UserSort.class);
  }

  List<SortKey<UserSort>> keys() {
    return SortKeys.read(value, UserSort.class);
  }
}
