package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.kernel.SortKey;
import dev.ashlar.platform.application.Position;
import java.util.List;
import java.util.stream.Stream;

/** What a list of users can be sorted by. */
public enum UserSort {
  CREATED_AT,
  /** Without regard to case. */
  EMAIL,
  /** By code points. */
  NAME;

  /** Where a list in this order, ties by id, stands behind an account. */
  public static Position behind(Account account, List<SortKey<UserSort>> order) {
    return new Position(
        Stream.concat(
                order.stream().map(key -> key.field().of(account)),
                Stream.of(account.id().toString()))
            .toList());
  }

  private String of(Account account) {
    return switch (this) {
      case CREATED_AT -> account.createdAt().toString();
      case EMAIL -> new EmailAddress(account.email()).folded();
      case NAME -> account.name();
    };
  }
}
