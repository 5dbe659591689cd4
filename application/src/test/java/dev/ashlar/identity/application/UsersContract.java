package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.identity.application.Users.Storing;
import dev.ashlar.identity.domain.Device;
import dev.ashlar.identity.domain.DisplayName;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.ExpectedVersion;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.StaleVersion;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.InMemoryAuditTrail;
import dev.ashlar.platform.application.InMemoryOutbox;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.Race;
import dev.ashlar.platform.application.SequentialIds;
import dev.ashlar.platform.application.TestClock;
import dev.ashlar.platform.application.Transactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What identity relies on when it keeps accounts. */
public abstract class UsersContract {
  private static final int ROUNDS = 10;

  protected abstract Users users();

  protected abstract Sessions sessions();

  protected abstract Transactions transactions();

  protected abstract void delete(UserId id);

  @Test
  void find_who_was_added_as_they_were() {
    var ann = aUser().named("Ann").withEverything().withRole(Role.CREATOR).build();
    assertThat(users().add(ann)).isEqualTo(Storing.STORED);
    assertThat(users().find(ann.email())).contains(ann);
    assertThat(users().find(ann.id())).contains(ann);
    assertThat(lock(ann.id())).contains(ann);
  }

  @Test
  void find_who_left_out_all_that_may_be() {
    var ann = aUser().named("Ann").build();
    users().add(ann);
    assertThat(users().find(ann.email())).contains(ann);
  }

  @Test
  void find_an_account_by_every_way_to_write_its_email() {
    var ann = aUser().withEmail("Ann@Example.org").build();
    users().add(ann);
    assertThat(users().find(new EmailAddress("ANN@example.ORG"))).contains(ann);
    assertThat(users().find(new EmailAddress("ann@example.org"))).contains(ann);
  }

  @Test
  void find_nobody_where_there_is_nobody() {
    users().add(aUser().named("Ann").build());
    var bee = aUser().named("Bee").build();
    assertThat(users().find(bee.email())).isEmpty();
    assertThat(users().find(bee.id())).isEmpty();
    assertThat(lock(bee.id())).isEmpty();
  }

  @Test
  void refuse_a_second_user_with_the_same_email() {
    users().add(aUser().named("Ann").withEmail("ann@example.org").build());
    var second = aUser().named("Bee").withEmail("ann@example.org").build();
    assertThat(users().add(second)).isEqualTo(Storing.EMAIL_TAKEN);
    assertThat(lock(second.id())).isEmpty();
  }

  @Test
  void refuse_a_second_user_with_the_same_email_in_other_letters() {
    users().add(aUser().named("Ann").withEmail("ann@example.org").build());
    assertThat(users().add(aUser().named("Bee").withEmail("Ann@EXAMPLE.org").build()))
        .isEqualTo(Storing.EMAIL_TAKEN);
  }

  @Test
  void refuse_a_second_user_with_the_same_username() {
    users().add(aUser().withUsername("ann").withEmail("ann@example.org").build());
    var second =
        aUser()
            .named("Bee")
            .withEmail("bee@example.org")
            .withUsername("ann")
            .withId(SequentialIds.id(1));
    assertThat(users().add(second.build())).isEqualTo(Storing.USERNAME_TAKEN);
    assertThat(users().find(new EmailAddress("bee@example.org"))).isEmpty();
  }

  @Test
  void refuse_a_second_user_with_the_same_id() {
    users().add(aUser().named("Ann").withId(SequentialIds.id(1)).build());
    var second = aUser().named("Bee").withId(SequentialIds.id(1)).build();
    assertThatIllegalArgumentException().isThrownBy(() -> users().add(second));
    assertThat(users().find(second.email())).isEmpty();
  }

  @Test
  void find_an_account_by_its_id() {
    var ann = aUser().named("Ann").build();
    users().add(ann);
    assertThat(users().find(ann.id())).contains(ann);
    assertThat(users().find(aUser().named("Bee").build().id())).isEmpty();
  }

  @Test
  void remove_an_account_and_leave_the_others() {
    var ann = aUser().named("Ann").build();
    var bee = aUser().named("Bee").build();
    users().add(ann);
    users().add(bee);
    users().remove(ann.id());
    users().remove(ann.id());
    assertThat(users().find(ann.id())).isEmpty();
    assertThat(users().find(bee.id())).contains(bee);
    assertThat(users().add(ann)).isEqualTo(Storing.STORED);
  }

  @Test
  void know_all_admins_where_one_of_them_is_concerned() {
    var ann = aUser().named("Ann").withRole(Role.ADMIN).build();
    var bee = aUser().named("Bee").withRole(Role.ADMIN).build();
    users().add(ann);
    users().add(bee);
    var cee = aUser().named("Cee").withRole(Role.CREATOR).build();
    users().add(cee);
    assertThat(lockAdmins(ann.id())).containsExactlyInAnyOrder(ann.id(), bee.id());
    assertThat(lockAdmins(cee.id())).isEmpty();
  }

  /** Half of them leave, the others step down; without the lock nobody stays now and then. */
  @RepeatedTest(ROUNDS)
  void of_many_admins_who_go_at_once_one_stays() {
    var admins = new ArrayList<Viewer.SignedIn>();
    for (int i = 0; i < 6; i++) {
      var admin = aUser().named("Ann" + i).withRole(Role.ADMIN).build();
      users().add(admin);
      admins.add(Viewers.admin(admin.id()));
    }
    var audit = new InMemoryAuditTrail(new InMemoryTransactions());
    var outbox = new InMemoryOutbox(new InMemoryTransactions());
    var changeRole = new ChangeRole(users(), audit, transactions(), new TestClock());
    var deleteUser = new DeleteUser(users(), outbox, audit, transactions(), new TestClock());
    var outcomes =
        Race.of(
            6,
            i -> {
              var admin = admins.get(i);
              return i % 2 == 0
                  ? changeRole.handle(
                      new ChangeRole.Command(admin, admin.id(), ExpectedVersion.ANY, Role.USER))
                  : deleteUser.handle(
                      new DeleteUser.Command(admin, admin.id(), ExpectedVersion.ANY));
            });
    assertThat(admins).filteredOn(admin -> !lockAdmins(admin.id()).isEmpty()).hasSize(1);
    assertThat(outcomes)
        .filteredOn(o -> o instanceof ChangeRole.LastAdmin || o instanceof DeleteUser.LastAdmin)
        .hasSize(1);
  }

  @Test
  void name_the_email_where_both_are_taken() {
    users().add(aUser().named("Ann").build());
    assertThat(users().add(aUser().named("Ann").withId(SequentialIds.id(1)).build()))
        .isEqualTo(Storing.EMAIL_TAKEN);
  }

  @Test
  void a_refusal_leaves_the_transaction_fit_for_another_try() {
    users().add(aUser().named("Ann").build());
    transactions()
        .run(() -> {
          users().add(aUser().named("Ann").withId(SequentialIds.id(1)).build());
          users().add(aUser().named("Bee").build());
        });
    assertThat(users().find(new EmailAddress("bee@example.org"))).isPresent();
  }

  @Test
  void free_the_email_and_the_username_of_who_was_deleted() {
    var ann = aUser().named("Ann").build();
    users().add(ann);
    delete(ann.id());
    assertThat(users().find(ann.email())).isEmpty();
    assertThat(users().add(ann)).isEqualTo(Storing.STORED);
  }

  @Test
  void refuse_a_change_to_the_email_of_somebody_else() {
    users().add(aUser().named("Ann").build());
    var bee = aUser().named("Bee").withId(SequentialIds.id(1));
    users().add(bee.build());
    var refused = bee.withEmail("ANN@example.org").withVersion(2).build();
    assertThat(users().save(refused)).isEqualTo(Storing.EMAIL_TAKEN);
    assertThat(lock(refused.id()).map(User::version)).contains(1L);
  }

  @Test
  void refuse_a_change_to_the_username_of_somebody_else_and_leave_the_transaction_fit() {
    users().add(aUser().named("Ann").build());
    var bee = aUser().named("Bee").withId(SequentialIds.id(1));
    users().add(bee.build());
    var outcomes =
        transactions()
            .<List<Storing>>run(() ->
                List.of(
                    users().save(bee.withUsername("ann").withVersion(2).build()),
                    users().save(bee.withUsername("bea").withVersion(2).build())));
    assertThat(outcomes).containsExactly(Storing.USERNAME_TAKEN, Storing.STORED);
    assertThat(lock(bee.build().id()).map(user -> user.username().value())).contains("bea");
  }

  @Test
  void save_the_next_version() {
    var ann = aUser().named("Ann").build();
    users().add(ann);
    var creator = ann.becomeCreator(TestClock.START.plusNanos(1_000));
    users().save(creator);
    assertThat(users().find(ann.email())).contains(creator);
  }

  @Test
  void save_every_field() {
    users().add(aUser().named("Ann").build());
    var id = aUser().named("Ann").build().id().value();
    var changed =
        new User(
            new UserId(id),
            new EmailAddress("bee@example.org"),
            Optional.of(new EmailAddress("cee@example.org")),
            true,
            aUser().named("Bee").build().username(),
            new DisplayName("Bee"),
            aUser().withEverything().build().bio(),
            aUser().withEverything().build().profilePictureUrl(),
            new PasswordHash("plain:1:other"),
            Role.ADMIN,
            TestClock.START,
            TestClock.START.plusSeconds(1),
            2);
    users().save(changed);
    assertThat(users().find(changed.email())).contains(changed);
  }

  @Test
  void refuse_to_save_over_another_version() {
    var ann = aUser().named("Ann").build();
    users().add(ann);
    var creator = ann.becomeCreator(TestClock.START);
    users().save(creator);
    assertThatThrownBy(() -> users().save(creator)).isInstanceOf(StaleVersion.class);
    assertThatThrownBy(() -> users().save(ann)).isInstanceOf(StaleVersion.class);
    assertThat(users().find(ann.email())).contains(creator);
  }

  @Test
  void refuse_to_save_who_is_not_there() {
    var creator = aUser().build().becomeCreator(TestClock.START);
    assertThatThrownBy(() -> users().save(creator)).isInstanceOf(StaleVersion.class);
    assertThat(users().find(creator.email())).isEmpty();
  }

  @Test
  void renew_the_hash_of_a_password_and_nothing_else() {
    var ann = aUser().named("Ann").withEverything().build();
    users().add(ann);
    users().renewPassword(ann.id(), ann.password(), new PasswordHash("plain:1:renewed"));
    assertThat(users().find(ann.id()).map(User::password))
        .contains(new PasswordHash("plain:1:renewed"));
    assertThat(users().find(ann.id()).orElseThrow())
        .usingRecursiveComparison()
        .ignoringFields("password")
        .isEqualTo(ann);
  }

  @Test
  void renew_no_hash_that_is_another_by_now() {
    var ann = aUser().named("Ann").build();
    users().add(ann);
    users().renewPassword(ann.id(), new PasswordHash("plain:7:x"), new PasswordHash("plain:8:x"));
    assertThat(users().find(ann.id())).contains(ann);
  }

  @RepeatedTest(ROUNDS)
  void a_password_that_is_changed_while_its_hash_is_renewed_stays_the_one_it_was_changed_to() {
    var ann = aUser().named("Ann").build();
    users().add(ann);
    var changed = new PasswordHash("plain:1:changed");
    var renewed = new PasswordHash("plain:2:renewed");
    Race.<Boolean>between(
        List.of(
            () -> {
              users().renewPassword(ann.id(), ann.password(), renewed);
              return true;
            },
            () ->
                transactions()
                    .run(() -> {
                      var user = users().lock(ann.id()).orElseThrow();
                      users().save(user.changePassword(changed, TestClock.START));
                      return true;
                    })));
    assertThat(users().find(ann.id()).map(User::password)).contains(changed);
  }

  @RepeatedTest(ROUNDS)
  void of_many_who_make_the_first_admin_at_once_one_does() {
    var made =
        Race.of(
            8,
            i ->
                transactions()
                    .<Boolean>run(() -> {
                      users().lockFirstAdmin();
                      if (users().anyAdmin()) {
                        return false;
                      }
                      users().add(aUser().named("Ann" + i).withRole(Role.ADMIN).build());
                      return true;
                    }));
    assertThat(made).filteredOn(did -> did).hasSize(1);
  }

  @Test
  void know_whether_there_is_an_admin() {
    assertThat(users().anyAdmin()).isFalse();
    users().add(aUser().named("Ann").withRole(Role.CREATOR).build());
    assertThat(users().anyAdmin()).isFalse();
    users().add(aUser().named("Bee").withRole(Role.ADMIN).build());
    assertThat(users().anyAdmin()).isTrue();
  }

  @RepeatedTest(ROUNDS)
  void twelve_registrations_of_one_email_at_once_make_one_user() {
    var additions =
        Race.of(
            12,
            i -> {
              var email = i % 2 == 0 ? "ann@example.org" : "ANN@Example.org";
              var user = aUser().named("Ann" + i).withEmail(email).build();
              return transactions().run(() -> users().add(user));
            });
    assertThat(Collections.frequency(additions, Storing.STORED)).isOne();
    assertThat(Collections.frequency(additions, Storing.EMAIL_TAKEN)).isEqualTo(11);
    var winner = aUser().named("Ann" + additions.indexOf(Storing.STORED)).build().id();
    assertThat(users().find(new EmailAddress("ann@example.org")).map(User::id)).contains(winner);
  }

  @RepeatedTest(ROUNDS)
  void twelve_people_of_one_name_who_register_at_once_get_twelve_usernames() {
    var ids = new SequentialIds();
    var signIn =
        new SignIn(
            sessions(),
            InMemoryKnownNetworks.apart(),
            new FakeSecrets(),
            new FakeAccessTokens(),
            SessionBuilder.LIFETIMES,
            ids);
    var registerUser =
        new RegisterUser(
            users(),
            new PasswordRules(new FewCommonPasswords()),
            new PlainHasher(),
            signIn,
            transactions(),
            new InMemoryAuditTrail(new InMemoryTransactions()),
            ids,
            new TestClock());
    var outcomes =
        Race.of(
            12,
            i ->
                registerUser.handle(
                    new RegisterUser.Command(
                        new EmailAddress("ann" + i + "@example.org"),
                        new RawPassword("correct horse"),
                        new DisplayName("Ann"),
                        Optional.empty(),
                        new Device(Optional.empty(), Optional.empty()))));
    var usernames = new HashSet<String>();
    for (var outcome : outcomes) {
      assertThat(outcome).isInstanceOf(RegisterUser.Registered.class);
      usernames.add(((RegisterUser.Registered) outcome).user().username());
    }
    assertThat(usernames).hasSize(12).contains("ann");
  }

  @RepeatedTest(ROUNDS)
  void of_two_that_save_one_version_at_once_one_wins() {
    var ann = aUser().named("Ann").build();
    users().add(ann);
    var creator = ann.becomeCreator(TestClock.START);
    var saved =
        Race.of(
            2,
            _ -> {
              try {
                transactions().run(() -> users().save(creator));
                return true;
              } catch (StaleVersion e) {
                return false;
              }
            });
    assertThat(saved).containsExactlyInAnyOrder(true, false);
  }

  @Test
  void are_locked_by_their_address_in_whatever_letters() {
    var ann = aUser().named("Ann").build();
    users().add(ann);
    assertThat(lock(new EmailAddress("ANN@example.ORG"))).contains(ann);
    assertThat(lock(new EmailAddress("bee@example.org"))).isEmpty();
  }

  @RepeatedTest(ROUNDS)
  void who_waits_for_a_lock_reads_what_was_saved_meanwhile() {
    var ann = aUser().named("Ann").build();
    users().add(ann);
    Race.of(
        8,
        _ -> {
          transactions()
              .run(() -> {
                var found = users().lock(ann.id()).orElseThrow();
                users().save(nextVersion(found));
              });
          return true;
        });
    assertThat(users().find(ann.email()).map(User::version)).contains(9L);
  }

  private Set<UserId> lockAdmins(UserId among) {
    return transactions().run(() -> users().lockAdmins(among));
  }

  private Optional<User> lock(EmailAddress email) {
    return transactions().run(() -> users().lock(email));
  }

  private Optional<User> lock(UserId id) {
    return transactions().run(() -> users().lock(id));
  }

  private static User nextVersion(User user) {
    return new User(
        user.id(),
        user.email(),
        user.pendingEmail(),
        user.emailVerified(),
        user.username(),
        user.name(),
        user.bio(),
        user.profilePictureUrl(),
        user.password(),
        user.role(),
        user.createdAt(),
        user.updatedAt(),
        user.version() + 1);
  }
}
