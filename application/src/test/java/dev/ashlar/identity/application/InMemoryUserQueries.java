package dev.ashlar.identity.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ashlar.identity.domain.UserSearch;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.SortKey;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.Position;
import dev.ashlar.platform.application.Slice;
import dev.ashlar.platform.application.SliceRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

public final class InMemoryUserQueries implements UserQueries {
  /** By code points, which is by the bytes of UTF-8; Java compares UTF-16. */
  private static final Comparator<String> BY_CODE_POINTS =
      Comparator.comparing((String text) -> text.getBytes(UTF_8), Arrays::compareUnsigned);

  private final InMemoryUsers users;

  public InMemoryUserQueries(InMemoryUsers users) {
    this.users = users;
  }

  @Override
  public Optional<Account> find(UserId id) {
    return users.lock(id).map(Account::of);
  }

  @Override
  public Page<Account> list(UserFilter filter, List<SortKey<UserSort>> sort, PageRequest page) {
    var all = matching(filter, sort).toList();
    return new Page<>(all.stream().skip(page.offset()).limit(page.size()).toList(), all.size());
  }

  @Override
  public Slice<Account> list(UserFilter filter, List<SortKey<UserSort>> sort, SliceRequest slice) {
    var rest =
        matching(filter, sort)
            .filter(account ->
                slice.after().stream()
                    .allMatch(
                        start -> order(sort).compare(UserSort.behind(account, sort), start) > 0))
            .limit(slice.reach())
            .toList();
    return Slice.of(rest, slice, account -> UserSort.behind(account, sort));
  }

  private Stream<Account> matching(UserFilter filter, List<SortKey<UserSort>> sort) {
    return users.all().stream()
        .map(Account::of)
        .filter(account -> filter.role().stream().allMatch(role -> role == account.role()))
        .filter(account -> filter.search().stream().allMatch(search -> has(account, search)))
        .sorted(Comparator.comparing(account -> UserSort.behind(account, sort), order(sort)));
  }

  private static boolean has(Account account, UserSearch search) {
    return Stream.of(account.email(), account.username(), account.name())
        .anyMatch(
            text -> text.toLowerCase(Locale.ROOT).contains(search.text().toLowerCase(Locale.ROOT)));
  }

  private static Comparator<Position> order(List<SortKey<UserSort>> sort) {
    Comparator<Position> order = (_, _) -> 0;
    for (int i = 0; i < sort.size(); i++) {
      int key = i;
      Comparator<Position> next =
          switch (sort.get(i).field()) {
            case CREATED_AT -> Comparator.comparing(at -> Instant.parse(at.keys().get(key)));
            case EMAIL, NAME -> Comparator.comparing(at -> at.keys().get(key), BY_CODE_POINTS);
          };
      order = order.thenComparing(sort.get(i).descending() ? next.reversed() : next);
    }
    return order.thenComparing(at -> at.keys().getLast(), BY_CODE_POINTS);
  }
}
