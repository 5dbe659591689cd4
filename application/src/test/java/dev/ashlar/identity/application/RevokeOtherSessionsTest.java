package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.IdentityOnFakes.id;
import static dev.ashlar.identity.application.IdentityOnFakes.keyOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.identity.application.RefreshSession.TokenInvalid;
import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.application.AuditEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevokeOtherSessionsTest {
  private final IdentityOnFakes identity = new IdentityOnFakes();
  private Account ann;
  private Tokens here;

  @BeforeEach
  void register_ann() {
    var registered = identity.register("Ann");
    ann = registered.user();
    here = registered.tokens();
  }

  @Test
  void ends_all_sessions_but_the_one_that_asks() {
    var there = identity.alsoLogIn("ann@example.org");
    var elsewhere = identity.alsoLogIn("ann@example.org");
    var bee = identity.register("Bee").tokens();
    identity.revokeOtherSessions.handle(identity.viewer(here).orElseThrow());
    assertThat(identity.viewer(here)).isPresent();
    assertThat(identity.viewer(there)).isEmpty();
    assertThat(identity.viewer(elsewhere)).isEmpty();
    assertThat(identity.refresh(there.refreshToken())).isEqualTo(new TokenInvalid());
    assertThat(identity.viewer(bee)).isPresent();
    assertThat(identity.audit.events())
        .endsWith(AuditEvent.success(id(ann), "session.revoke", "user", ann.id()));
  }

  @Test
  void records_nothing_where_there_is_nothing_to_end() {
    var recorded = identity.audit.events();
    identity.revokeOtherSessions.handle(identity.viewer(here).orElseThrow());
    assertThat(identity.viewer(here)).isPresent();
    assertThat(identity.audit.events()).isEqualTo(recorded);
  }

  @Test
  void ends_nothing_for_a_session_that_was_ended_meanwhile() {
    var there = identity.alsoLogIn("ann@example.org");
    var viewer = identity.viewer(there).orElseThrow();
    identity.revokeOtherSessions.handle(identity.viewer(here).orElseThrow());
    assertThatThrownBy(() -> identity.revokeOtherSessions.handle(viewer))
        .isInstanceOf(ViewerGone.class);
    assertThat(identity.viewer(here)).isPresent();
  }

  @Test
  void tells_who_was_deleted_meanwhile() {
    var viewer = identity.viewer(here).orElseThrow();
    identity.users.remove(id(ann));
    assertThatThrownBy(() -> identity.revokeOtherSessions.handle(viewer))
        .isInstanceOf(ViewerGone.class);
  }

  @Test
  void is_not_for_an_api_key() {
    assertThatThrownBy(() -> identity.revokeOtherSessions.handle(keyOf(ann)))
        .isInstanceOf(Forbidden.class);
    assertThat(identity.viewer(here)).isPresent();
  }
}
