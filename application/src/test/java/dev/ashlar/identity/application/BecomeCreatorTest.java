package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.kernel.Viewers;
import dev.ashlar.platform.application.AuditEvent;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BecomeCreatorTest {
  private final IdentityOnFakes identity = new IdentityOnFakes();
  private final BecomeCreator becomeCreator = identity.becomeCreator;

  @BeforeEach
  void let_a_day_pass() {
    identity.clock.advance(Duration.ofDays(1));
  }

  @Test
  void makes_a_fan_a_creator() {
    var ann = aUser().named("Ann").build();
    identity.users.add(ann);
    var account = becomeCreator.handle(Viewers.fan(ann.id()));
    assertThat(account.role()).isEqualTo(Role.CREATOR);
    assertThat(account.version()).isEqualTo(2);
    assertThat(account.updatedAt()).isEqualTo(identity.clock.instant());
    assertThat(identity.users.find(ann.email()).map(Account::of)).contains(account);
    assertThat(identity.audit.events())
        .containsExactly(AuditEvent.success(ann.id(), "role.change", "user", ann.id().value()));
  }

  @Test
  void is_not_for_keys() {
    var ann = aUser().named("Ann").build();
    identity.users.add(ann);
    assertThatThrownBy(() -> becomeCreator.handle(Viewers.key(ann.id())))
        .isInstanceOf(Forbidden.class);
    assertThat(identity.users.find(ann.email())).contains(ann);
  }

  @Test
  void decides_on_the_role_held_now() {
    var ann = aUser().named("Ann").withRole(Role.ADMIN).build();
    identity.users.add(ann);
    assertThat(becomeCreator.handle(Viewers.fan(ann.id())).role()).isEqualTo(Role.ADMIN);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "USER")
  void leaves_anybody_else_what_they_are(Role role) {
    var ann = aUser().named("Ann").withRole(role).build();
    identity.users.add(ann);
    assertThat(becomeCreator.handle(Viewers.viewer(ann.id(), role))).isEqualTo(Account.of(ann));
    assertThat(identity.users.find(ann.email())).contains(ann);
    assertThat(identity.audit.events()).isEmpty();
  }

  @Test
  void twice_changes_nothing_more() {
    var ann = aUser().named("Ann").build();
    identity.users.add(ann);
    var once = becomeCreator.handle(Viewers.fan(ann.id()));
    identity.clock.advance(Duration.ofDays(1));
    assertThat(becomeCreator.handle(Viewers.fan(ann.id()))).isEqualTo(once);
    assertThat(identity.users.find(ann.email()).map(User::version)).contains(2L);
  }

  @Test
  void refuses_an_api_key() {
    var ann = aUser().named("Ann").build();
    identity.users.add(ann);
    assertThatThrownBy(() -> becomeCreator.handle(Viewers.key(ann.id())))
        .isInstanceOf(Forbidden.class);
    assertThat(identity.users.find(ann.email())).contains(ann);
  }

  @Test
  void tells_who_was_deleted_meanwhile() {
    var viewer = Viewers.fan(aUser().build().id());
    assertThatThrownBy(() -> becomeCreator.handle(viewer)).isInstanceOf(ViewerGone.class);
  }
}
