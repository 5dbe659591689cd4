package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.domain.User;
import dev.ashlar.identity.domain.UserSearch;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.SortKey;
import dev.ashlar.platform.application.Position;
import dev.ashlar.platform.application.Slice;
import dev.ashlar.platform.application.SliceRequest;
import dev.ashlar.platform.application.TestClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What identity relies on when it shows users. */
public abstract class UserQueriesContract {
  private static final Instant LATER = TestClock.START.plusNanos(1_000);

  protected abstract UserQueries queries();

  protected abstract Users users();

  @Test
  void show_an_account_as_it_is() {
    var ann = aUser().named("Ann").withEverything().withRole(Role.ADMIN).build();
    users().add(ann);
    users().add(aUser().named("Bee").build());
    assertThat(queries().find(ann.id())).contains(Account.of(ann));
  }

  @Test
  void show_an_account_without_what_may_be_left_out() {
    var ann = aUser().named("Ann").build();
    users().add(ann);
    assertThat(queries().find(ann.id())).contains(Account.of(ann));
  }

  @Test
  void show_what_was_saved_last() {
    var ann = aUser().named("Ann").build();
    users().add(ann);
    users().save(ann.becomeCreator(TestClock.START.plusSeconds(1)));
    assertThat(queries().find(ann.id()).map(Account::version)).contains(2L);
  }

  @Test
  void show_nobody_where_there_is_nobody() {
    assertThat(queries().find(aUser().build().id())).isEmpty();
  }

  @Test
  void list_all_and_count_them_exactly() {
    addPeople("Ann", "Bee", "Cee");
    var page = queries().list(UserFilter.NONE, by("name"), new PageRequest(1, 2));
    assertThat(names(page.items())).containsExactly("Ann", "Bee");
    assertThat(page.total()).isEqualTo(3);
    page = queries().list(UserFilter.NONE, by("name"), new PageRequest(2, 2));
    assertThat(names(page.items())).containsExactly("Cee");
    assertThat(queries().list(UserFilter.NONE, by("name"), new PageRequest(3, 2)))
        .isEqualTo(new Page<>(List.of(), 3));
  }

  @Test
  void list_those_with_a_role() {
    users().add(aUser().named("Ann").withRole(Role.ADMIN).build());
    users().add(aUser().named("Bee").build());
    users().add(aUser().named("Cee").withRole(Role.CREATOR).build());
    var creators = new UserFilter(Optional.of(Role.CREATOR), Optional.empty());
    assertThat(names(all(creators, by("name")))).containsExactly("Cee");
  }

  @Test
  void find_a_part_of_an_email_a_username_or_a_name_in_any_case() {
    users().add(aUser().named("Ann").withEmail("Stone@Example.org").build());
    users().add(aUser().named("Bee").withUsername("mile_stone").build());
    users().add(aUser().named("Cee STONE").withUsername("cee").withEmail("c@d.ee").build());
    users().add(aUser().named("Zoë ÖSTERREICH").withUsername("zoe").build());
    assertThat(found("sToNe")).containsExactly("Ann", "Bee", "Cee STONE");
    assertThat(found("stone@e")).containsExactly("Ann");
    assertThat(found("österr")).containsExactly("Zoë ÖSTERREICH");
    assertThat(found("e s")).containsExactly("Cee STONE");
    assertThat(found("z")).containsExactly("Zoë ÖSTERREICH");
    assertThat(found("nothing of it")).isEmpty();
  }

  @Test
  void take_what_is_looked_for_literally() {
    users().add(aUser().named("100% Ann").withUsername("ann").withEmail("a@x.org").build());
    users().add(aUser().named("100 Bee").withUsername("b_e").withEmail("b@x.org").build());
    users().add(aUser().named("C\\d").withUsername("cee").withEmail("c@x.org").build());
    assertThat(found("0%")).containsExactly("100% Ann");
    assertThat(found("%")).containsExactly("100% Ann");
    assertThat(found("b_e")).containsExactly("100 Bee");
    assertThat(found("_")).containsExactly("100 Bee");
    assertThat(found("\\")).containsExactly("C\\d");
    assertThat(found("\\d")).containsExactly("C\\d");
    assertThat(found("'")).isEmpty();
  }

  @Test
  void sort_by_each_key_in_its_direction_ties_by_id() {
    users().add(aUser().named("b").withId(id(1)).withEmail("B@example.org").build());
    users().add(aUser().named("Bee").withName("a").withId(id(2)).withEmail("a@x.org").build());
    users().add(aUser().named("Cee").withName("a").withId(id(3)).createdAt(LATER).build());
    users().add(aUser().named("Ä").withId(id(4)).withEmail("z@x.org").createdAt(LATER).build());
    assertThat(ids(by("name"))).containsExactly(2, 3, 1, 4);
    assertThat(ids(by("-name"))).containsExactly(4, 1, 2, 3);
    assertThat(ids(by("-createdAt"))).containsExactly(3, 4, 1, 2);
    assertThat(ids(by("createdAt"))).containsExactly(1, 2, 3, 4);
    assertThat(ids(by("email"))).containsExactly(2, 1, 3, 4);
    assertThat(ids(by("name", "-createdAt"))).containsExactly(3, 2, 1, 4);
    assertThat(ids(by("-createdAt", "-name"))).containsExactly(4, 3, 1, 2);
  }

  @Test
  void end_a_list_of_slices_where_the_rows_end() {
    addPeople("Ann", "Bee", "Cee", "Dee");
    var first = slice(by("-name"), Optional.empty(), 2);
    assertThat(names(first.items())).containsExactly("Dee", "Cee");
    var second = slice(by("-name"), first.next(), 2);
    assertThat(names(second.items())).containsExactly("Bee", "Ann");
    assertThat(second.next()).isEmpty();
    assertThat(slice(by("-name"), Optional.empty(), 4).next()).isEmpty();
    assertThat(slice(by("-name"), Optional.empty(), 3).next()).isPresent();
  }

  @Test
  void go_on_behind_a_row_that_is_gone() {
    addPeople("Ann", "Bee", "Cee");
    var first = slice(by("name"), Optional.empty(), 2);
    users().remove(aUser().named("Bee").build().id());
    assertThat(names(slice(by("name"), first.next(), 2).items())).containsExactly("Cee");
  }

  /**
   * A walk through a list while others come and go, in every order: who is there all the time is
   * met once, in order. Few values, so that many keys are equal.
   */
  @ParameterizedTest
  @MethodSource("orders")
  void walk_past_everybody_who_stays_once_whoever_comes_and_goes(List<SortKey<UserSort>> order) {
    var random = new Random(42);
    var staying = new ArrayList<Account>();
    var passing = new ArrayList<User>();
    for (int i = 0; i < 45; i++) {
      var user = someone(random, i);
      users().add(user);
      if (i % 3 == 0) {
        passing.add(user);
      } else {
        staying.add(Account.of(user));
      }
    }
    var met = new ArrayList<Account>();
    Optional<Position> next = Optional.empty();
    int come = 45;
    do {
      var slice = slice(order, next, 1 + random.nextInt(9));
      met.addAll(slice.items());
      next = slice.next();
      users().add(someone(random, come++));
      if (!passing.isEmpty()) {
        users().remove(passing.remove(random.nextInt(passing.size())).id());
      }
    } while (next.isPresent());
    assertThat(met).doesNotHaveDuplicates();
    assertThat(met).filteredOn(staying::contains).hasSameSizeAs(staying);
    assertThat(all(UserFilter.NONE, order))
        .containsSubsequence(met.stream().filter(staying::contains).toList());
  }

  /** Each in every mixture of directions. */
  static Stream<List<SortKey<UserSort>>> orders() {
    return Stream.of("createdAt", "email", "name", "createdAt name", "name createdAt", "name email")
        .map(names -> names.split(" "))
        .flatMap(names ->
            IntStream.range(0, 1 << names.length)
                .mapToObj(bits ->
                    IntStream.range(0, names.length)
                        .mapToObj(i -> (bits >> i & 1) == 0 ? names[i] : "-" + names[i])
                        .toArray(String[]::new)))
        .map(UserQueriesContract::by);
  }

  private static User someone(Random random, int i) {
    return aUser()
        .named("user" + i)
        .withName(List.of("a", "B", "b", "ä", "\uff21", "😀").get(random.nextInt(6)))
        .withId(new UUID(random.nextLong(), random.nextLong()))
        .createdAt(TestClock.START.plusNanos(1_000L * random.nextInt(4)))
        .build();
  }

  private void addPeople(String... names) {
    Stream.of(names).forEach(name -> users().add(aUser().named(name).build()));
  }

  private List<String> found(String text) {
    return names(
        all(new UserFilter(Optional.empty(), Optional.of(new UserSearch(text))), by("name")));
  }

  private List<Account> all(UserFilter filter, List<SortKey<UserSort>> order) {
    return queries().list(filter, order, new PageRequest(1, 100)).items();
  }

  private Slice<Account> slice(List<SortKey<UserSort>> order, Optional<Position> after, int size) {
    return queries().list(UserFilter.NONE, order, new SliceRequest(after, size));
  }

  private List<Integer> ids(List<SortKey<UserSort>> order) {
    return all(UserFilter.NONE, order).stream()
        .map(account -> (int) account.id().getLeastSignificantBits())
        .toList();
  }

  private static List<String> names(List<Account> accounts) {
    return accounts.stream().map(Account::name).toList();
  }

  private static UUID id(int n) {
    return new UUID(0x7000, n);
  }

  private static List<SortKey<UserSort>> by(String... names) {
    return Stream.of(names).map(UserQueriesContract::key).toList();
  }

  private static SortKey<UserSort> key(String name) {
    var field =
        switch (name.replace("-", "")) {
          case "createdAt" -> UserSort.CREATED_AT;
          case "email" -> UserSort.EMAIL;
          default -> UserSort.NAME;
        };
    return new SortKey<>(field, name.startsWith("-"));
  }
}
