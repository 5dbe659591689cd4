package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.kernel.Role;
import dev.ashlar.platform.application.TestClock;
import org.junit.jupiter.api.Test;

/** What identity relies on when it shows users. */
public abstract class UserQueriesContract {

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
}
