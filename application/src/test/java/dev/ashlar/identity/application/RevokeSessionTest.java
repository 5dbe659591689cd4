package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.IdentityOnFakes.keyOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.identity.application.RefreshSession.TokenInvalid;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.SequentialIds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevokeSessionTest {
  private final IdentityOnFakes identity = new IdentityOnFakes();
  private RegisterUser.Registered ann;
  private Tokens here;
  private Tokens there;

  @BeforeEach
  void register_ann() {
    ann = identity.register("Ann");
    here = ann.tokens();
    there = identity.alsoLogIn("ann@example.org");
  }

  @Test
  void ends_another_session_at_once() {
    revoke(here, identity.session(there));
    assertThat(identity.viewer(there)).isEmpty();
    assertThat(identity.refresh(there.refreshToken())).isEqualTo(new TokenInvalid());
    assertThat(identity.viewer(here)).isPresent();
    var user = IdentityOnFakes.id(ann.user());
    assertThat(identity.audit.events())
        .endsWith(
            AuditEvent.success(user, "session.revoke", "session", identity.session(there).value()));
  }

  @Test
  void ends_the_very_session_that_asks() {
    revoke(here, identity.session(here));
    assertThat(identity.viewer(here)).isEmpty();
    assertThat(identity.viewer(there)).isPresent();
  }

  @Test
  void knows_no_session_of_somebody_else() {
    var bee = identity.register("Bee").tokens();
    var recorded = identity.audit.events();
    assertUnknown(identity.session(bee));
    assertThat(identity.viewer(bee)).isPresent();
    assertThat(identity.audit.events()).isEqualTo(recorded);
  }

  @Test
  void knows_no_session_that_is_over_or_never_was() {
    revoke(here, identity.session(there));
    assertUnknown(identity.session(there));
    assertUnknown(new SessionId(SequentialIds.id(99)));
  }

  @Test
  void is_not_for_an_api_key() {
    assertThatThrownBy(() -> revoke(keyOf(ann.user()), identity.session(there)))
        .isInstanceOf(Forbidden.class);
    assertThat(identity.viewer(there)).isPresent();
  }

  private void assertUnknown(SessionId session) {
    assertThatThrownBy(() -> revoke(here, session)).isInstanceOf(NotFound.class);
  }

  private void revoke(Tokens from, SessionId session) {
    revoke(identity.viewer(from).orElseThrow(), session);
  }

  private void revoke(Viewer.SignedIn viewer, SessionId session) {
    identity.revokeSession.handle(new RevokeSession.Command(viewer, session));
  }
}
