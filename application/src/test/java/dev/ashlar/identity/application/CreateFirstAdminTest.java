package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.ashlar.identity.application.CreateFirstAdmin.AlreadyThere;
import dev.ashlar.identity.application.CreateFirstAdmin.Command;
import dev.ashlar.identity.application.CreateFirstAdmin.Created;
import dev.ashlar.identity.application.CreateFirstAdmin.EmailTaken;
import dev.ashlar.identity.application.CreateFirstAdmin.PasswordRefused;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.kernel.Role;
import dev.ashlar.platform.application.AuditEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateFirstAdminTest {
  private static final EmailAddress EMAIL = new EmailAddress("root@example.org");
  private static final Command COMMAND =
      new Command(EMAIL, new RawPassword(IdentityOnFakes.PASSWORD));

  private final IdentityOnFakes identity = new IdentityOnFakes();

  @Test
  void creates_an_admin_who_can_log_in() {
    assertThat(handle()).isEqualTo(new Created());
    var admin = identity.users.find(EMAIL).orElseThrow();
    assertThat(admin.role()).isEqualTo(Role.ADMIN);
    assertThat(admin.username().value()).isEqualTo("admin");
    assertThat(identity.logIn("root@example.org", IdentityOnFakes.PASSWORD))
        .isInstanceOf(LogIn.SignedIn.class);
    assertThat(identity.audit.events())
        .contains(
            new AuditEvent(
                Optional.empty(),
                "user.create",
                "user",
                admin.id().value().toString(),
                AuditEvent.Outcome.SUCCESS));
  }

  @Test
  void keeps_the_rules_for_passwords() {
    var guessable = new Command(EMAIL, new RawPassword("ROOT@example.org"));
    assertThat(createFirstAdmin(identity.users, identity.hasher).handle(guessable))
        .isEqualTo(new PasswordRefused(PasswordRules.Objection.GUESSABLE));
    assertThat(identity.users.all()).isEmpty();
  }

  @Test
  void does_nothing_where_there_is_an_admin() {
    identity.users.add(aUser().named("Ann").withRole(Role.ADMIN).build());
    assertThat(handle()).isEqualTo(new AlreadyThere());
    assertThat(identity.users.all()).hasSize(1);
  }

  @Test
  void does_nothing_at_the_next_start() {
    handle();
    var hasher = mock(PasswordHasher.class);
    assertThat(handle(identity.users, hasher)).isEqualTo(new AlreadyThere());
    verifyNoInteractions(hasher);
    assertThat(identity.users.all()).hasSize(1);
  }

  @Test
  void refuses_the_email_of_somebody_who_is_no_admin() {
    var ann = aUser().withEmail("Root@Example.org").withRole(Role.CREATOR).build();
    identity.users.add(ann);
    assertThat(handle()).isEqualTo(new EmailTaken());
    assertThat(identity.users.all()).containsExactly(ann);
  }

  @Test
  void takes_another_username_where_admin_is_somebodys() {
    identity.users.add(aUser().named("Admin").build());
    assertThat(handle()).isEqualTo(new Created());
    assertThat(identity.users.find(EMAIL).orElseThrow().username().value())
        .matches("admin_[0-9a-f]{8}");
  }

  @Test
  void gives_way_to_an_instance_that_was_faster() {
    var slow = mock(PasswordHasher.class);
    when(slow.hash(any()))
        .then(_ -> {
          handle();
          return new PasswordHash("late");
        });
    assertThat(handle(identity.users, slow)).isEqualTo(new AlreadyThere());
    assertThat(identity.users.all()).hasSize(1);
  }

  @Test
  void gives_way_to_an_instance_that_was_faster_with_another_address() {
    var other = new EmailAddress("other@example.org");
    var slow = mock(PasswordHasher.class);
    when(slow.hash(any()))
        .then(_ -> {
          createFirstAdmin(identity.users, identity.hasher)
              .handle(new Command(other, new RawPassword(IdentityOnFakes.PASSWORD)));
          return new PasswordHash("late");
        });
    assertThat(handle(identity.users, slow)).isEqualTo(new AlreadyThere());
    assertThat(identity.users.find(EMAIL)).isEmpty();
    assertThat(identity.users.all()).hasSize(1);
  }

  private CreateFirstAdmin.Outcome handle() {
    return handle(identity.users, identity.hasher);
  }

  private CreateFirstAdmin.Outcome handle(Users users, PasswordHasher hasher) {
    return createFirstAdmin(users, hasher).handle(COMMAND);
  }

  private CreateFirstAdmin createFirstAdmin(Users users, PasswordHasher hasher) {
    return new CreateFirstAdmin(
        users,
        identity.rules,
        hasher,
        identity.audit,
        identity.transactions,
        identity.ids,
        identity.clock);
  }
}
