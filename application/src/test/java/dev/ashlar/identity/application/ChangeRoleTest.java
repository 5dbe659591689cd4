package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import dev.ashlar.identity.application.ChangeRole.Changed;
import dev.ashlar.identity.application.ChangeRole.LastAdmin;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.ExpectedVersion;
import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.StaleVersion;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.AuditEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeRoleTest {
  private final IdentityOnFakes identity = new IdentityOnFakes();
  private final User root = aUser().named("Root").withRole(Role.ADMIN).build();
  private final User ann = aUser().named("Ann").build();

  @BeforeEach
  void let_root_and_ann_exist() {
    identity.users.add(root);
    identity.users.add(ann);
    identity.clock.advance(Duration.ofDays(1));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "USER")
  void gives_somebody_another_role(Role role) {
    var changed = ((Changed) handle(ann.id(), role)).user();
    assertThat(changed.role()).isEqualTo(role);
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.updatedAt()).isEqualTo(identity.clock.instant());
    assertThat(identity.users.find(ann.id()).map(Account::of)).contains(changed);
    assertThat(identity.audit.events())
        .containsExactly(AuditEvent.success(root.id(), "role.change", "user", ann.id().value()));
  }

  @Test
  void changes_nothing_where_the_role_is_the_same() {
    assertThat(handle(ann.id(), Role.USER)).isEqualTo(new Changed(Account.of(ann)));
    assertThat(handle(root.id(), Role.ADMIN)).isEqualTo(new Changed(Account.of(root)));
    assertThat(identity.audit.events()).isEmpty();
  }

  @Test
  void leaves_one_admin_at_least() {
    assertThat(handle(root.id(), Role.USER)).isEqualTo(new LastAdmin());
    assertThat(handle(root.id(), Role.CREATOR)).isEqualTo(new LastAdmin());
    assertThat(identity.users.find(root.id())).contains(root);
    assertThat(identity.audit.events()).isEmpty();
    handle(ann.id(), Role.ADMIN);
    assertThat(handle(root.id(), Role.USER)).isInstanceOf(Changed.class);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
  void is_for_admins(Role role) {
    assertForbidden(Viewers.viewer(ann.id(), role));
  }

  @Test
  void is_not_for_keys() {
    assertForbidden(Viewers.key(root.id()));
  }

  @Test
  void finds_nobody_where_there_is_nobody() {
    var nobody = aUser().named("Nobody").build().id();
    assertThatThrownBy(() -> handle(nobody, Role.USER)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> handle(Viewers.admin(nobody), nobody, Role.USER))
        .isInstanceOf(ViewerGone.class);
  }

  @Test
  void does_it_again_where_somebody_was_made_an_admin_meanwhile() {
    var users = mock(Users.class, delegatesTo(identity.users));
    doAnswer(
            _ -> {
              identity.users.save(ann.changeRole(Role.ADMIN, identity.clock.instant()));
              return Set.of();
            })
        .doAnswer(call -> identity.users.lockAdmins(call.getArgument(0)))
        .when(users)
        .lockAdmins(ann.id());
    var outcome =
        new ChangeRole(users, identity.audit, identity.transactions, identity.clock)
            .handle(
                new ChangeRole.Command(
                    Viewers.admin(root.id()), ann.id(), ExpectedVersion.ANY, Role.CREATOR));
    assertThat(outcome).isInstanceOf(Changed.class);
    assertThat(identity.users.find(ann.id()).map(User::role)).contains(Role.CREATOR);
  }

  @Test
  void wants_the_expected_version() {
    var stale = new ExpectedVersion(Optional.of(Set.of(7L)));
    var command = new ChangeRole.Command(Viewers.admin(root.id()), ann.id(), stale, Role.ADMIN);
    assertThatThrownBy(() -> identity.changeRole.handle(command)).isInstanceOf(StaleVersion.class);
    var last = new ChangeRole.Command(Viewers.admin(root.id()), root.id(), stale, Role.USER);
    assertThatThrownBy(() -> identity.changeRole.handle(last)).isInstanceOf(StaleVersion.class);
  }

  private void assertForbidden(Viewer.SignedIn viewer) {
    assertThatThrownBy(() -> handle(viewer, ann.id(), Role.ADMIN)).isInstanceOf(Forbidden.class);
    assertThat(identity.users.find(ann.id())).contains(ann);
  }

  private ChangeRole.Outcome handle(UserId id, Role role) {
    return handle(Viewers.admin(root.id()), id, role);
  }

  private ChangeRole.Outcome handle(Viewer.SignedIn viewer, UserId id, Role role) {
    return identity.changeRole.handle(
        new ChangeRole.Command(viewer, id, ExpectedVersion.ANY, role));
  }
}
