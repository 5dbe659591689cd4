package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.identity.application.CreateUser.Created;
import dev.ashlar.identity.application.CreateUser.EmailTaken;
import dev.ashlar.identity.application.CreateUser.PasswordRefused;
import dev.ashlar.identity.application.CreateUser.UsernameTaken;
import dev.ashlar.identity.application.PasswordRules.Objection;
import dev.ashlar.identity.domain.DisplayName;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.Username;
import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.AuditEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreateUserTest {
  private static final UserId ROOT = aUser().named("Root").build().id();

  private final IdentityOnFakes identity = new IdentityOnFakes();

  @ParameterizedTest
  @EnumSource
  void opens_an_account_of_that_role_whose_user_can_log_in(Role role) {
    var user = ((Created) identity.createUser.handle(command("Ann", role))).user();
    assertThat(user.role()).isEqualTo(role);
    assertThat(user.username()).isEqualTo("ann");
    assertThat(user.emailVerified()).isFalse();
    assertThat(user.version()).isEqualTo(1);
    assertThat(identity.logIn("ann@example.org", IdentityOnFakes.PASSWORD))
        .isInstanceOf(LogIn.SignedIn.class);
  }

  @Test
  void is_accounted_for_and_signs_nobody_in() {
    var user = ((Created) identity.createUser.handle(command("Ann", Role.USER))).user();
    assertThat(identity.audit.events())
        .containsExactly(AuditEvent.success(ROOT, "user.create", "user", user.id()));
    assertThat(identity.sessions.all()).isEmpty();
  }

  @Test
  void may_be_done_with_a_key_of_an_admin() {
    assertThat(identity.createUser.handle(command(Viewers.key(ROOT), "Ann", Optional.empty())))
        .isInstanceOf(Created.class);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "USER")
  void lets_no_key_make_somebody_more_than_a_fan(Role role) {
    var command = command(Viewers.key(ROOT), "Ann", Optional.empty(), role);
    assertThatThrownBy(() -> identity.createUser.handle(command)).isInstanceOf(Forbidden.class);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
  void is_for_admins(Role role) {
    var command = command(Viewers.viewer(ROOT, role), "Ann", Optional.empty());
    assertThatThrownBy(() -> identity.createUser.handle(command)).isInstanceOf(Forbidden.class);
    assertThat(identity.users.all()).isEmpty();
  }

  @Test
  void refuses_an_email_that_is_taken() {
    identity.users.add(aUser().named("Bee").withEmail("ANN@example.org").build());
    assertThat(identity.createUser.handle(command("Ann", Role.USER))).isEqualTo(new EmailTaken());
    assertThat(identity.audit.events()).isEmpty();
  }

  @Test
  void refuses_a_username_that_is_taken_but_makes_another_where_none_was_wished() {
    identity.users.add(aUser().named("Ann").withEmail("other@example.org").build());
    var wished = Optional.of(new Username("ann"));
    assertThat(identity.createUser.handle(command(Viewers.admin(ROOT), "Ann", wished)))
        .isEqualTo(new UsernameTaken());
    var made = ((Created) identity.createUser.handle(command("Ann", Role.USER))).user();
    assertThat(made.username()).matches("ann_[0-9a-f]{8}");
  }

  @Test
  void keeps_the_rules_for_passwords() {
    assertThat(identity.createUser.handle(command("correct horse", Role.USER)))
        .isEqualTo(new PasswordRefused(Objection.GUESSABLE));
  }

  private static CreateUser.Command command(String name, Role role) {
    return command(Viewers.admin(ROOT), name, Optional.empty(), role);
  }

  private static CreateUser.Command command(
      Viewer.SignedIn viewer, String name, Optional<Username> username) {
    return command(viewer, name, username, Role.USER);
  }

  private static CreateUser.Command command(
      Viewer.SignedIn viewer, String name, Optional<Username> username, Role role) {
    return new CreateUser.Command(
        viewer,
        new EmailAddress(Username.from(new DisplayName(name)).value() + "@example.org"),
        new RawPassword(IdentityOnFakes.PASSWORD),
        new DisplayName(name),
        username,
        role);
  }
}
