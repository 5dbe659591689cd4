package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import dev.ashlar.identity.api.UserDeleted;
import dev.ashlar.identity.application.DeleteUser.Deleted;
import dev.ashlar.identity.application.DeleteUser.LastAdmin;
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
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeleteUserTest {
  private final IdentityOnFakes identity = new IdentityOnFakes();
  private final User root = aUser().named("Root").withRole(Role.ADMIN).build();
  private final User ann = aUser().named("Ann").build();

  @BeforeEach
  void let_root_and_ann_exist() {
    identity.users.add(root);
    identity.users.add(ann);
  }

  @Test
  void lets_somebody_delete_themselves() {
    assertThat(handle(Viewers.fan(ann.id()), ann.id())).isEqualTo(new Deleted());
    assertThat(identity.users.all()).containsExactly(root);
    assertThat(identity.outbox.events())
        .containsExactly(new UserDeleted(ann.id().value(), identity.clock.instant()));
    assertThat(identity.audit.events())
        .containsExactly(AuditEvent.success(ann.id(), "user.delete", "user", ann.id().value()));
  }

  @Test
  void lets_an_admin_delete_somebody_else() {
    assertThat(handle(Viewers.admin(root.id()), ann.id())).isEqualTo(new Deleted());
    assertThat(identity.audit.events())
        .containsExactly(AuditEvent.success(root.id(), "user.delete", "user", ann.id().value()));
  }

  @Test
  void ends_the_sessions() {
    var bee = identity.register("Bee");
    handle(Viewers.fan(IdentityOnFakes.id(bee.user())), IdentityOnFakes.id(bee.user()));
    assertThat(identity.viewer(bee.tokens())).isEmpty();
    assertThat(identity.refresh(bee.tokens().refreshToken()))
        .isEqualTo(new RefreshSession.TokenInvalid());
    assertThat(identity.sessions.all()).isEmpty();
  }

  @Test
  void leaves_one_admin_at_least() {
    assertThat(handle(Viewers.admin(root.id()), root.id())).isEqualTo(new LastAdmin());
    assertThat(identity.users.find(root.id())).contains(root);
    assertThat(identity.outbox.events()).isEmpty();
    assertThat(identity.audit.events()).isEmpty();
    var second = aUser().named("Second").withRole(Role.ADMIN).build();
    identity.users.add(second);
    assertThat(handle(Viewers.admin(second.id()), root.id())).isEqualTo(new Deleted());
  }

  @Test
  void is_for_nobody_else() {
    assertForbidden(Viewers.fan(aUser().named("Bee").build().id()));
    assertForbidden(Viewers.creator(aUser().named("Bee").build().id()));
  }

  @Test
  void is_not_for_keys() {
    assertForbidden(Viewers.key(root.id()));
    assertForbidden(Viewers.key(ann.id()));
  }

  @Test
  void finds_nobody_where_there_is_nobody() {
    var nobody = aUser().named("Nobody").build().id();
    assertThatThrownBy(() -> handle(Viewers.fan(ann.id()), nobody)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> handle(Viewers.fan(nobody), nobody)).isInstanceOf(ViewerGone.class);
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
        new DeleteUser(
                users, identity.outbox, identity.audit, identity.transactions, identity.clock)
            .handle(
                new DeleteUser.Command(Viewers.admin(root.id()), ann.id(), ExpectedVersion.ANY));
    assertThat(outcome).isEqualTo(new Deleted());
    assertThat(identity.users.find(ann.id())).isEmpty();
  }

  @Test
  void wants_the_expected_version() {
    var stale = new ExpectedVersion(Optional.of(Set.of(7L)));
    var command = new DeleteUser.Command(Viewers.fan(ann.id()), ann.id(), stale);
    assertThatThrownBy(() -> identity.deleteUser.handle(command)).isInstanceOf(StaleVersion.class);
    assertThat(identity.users.find(ann.id())).contains(ann);
  }

  private void assertForbidden(Viewer.SignedIn viewer) {
    assertThatThrownBy(() -> handle(viewer, ann.id())).isInstanceOf(Forbidden.class);
    assertThat(identity.users.find(ann.id())).contains(ann);
  }

  private DeleteUser.Outcome handle(Viewer.SignedIn viewer, UserId id) {
    return identity.deleteUser.handle(new DeleteUser.Command(viewer, id, ExpectedVersion.ANY));
  }
}
