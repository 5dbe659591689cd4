package dev.ashlar.identity.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Forbidden;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.Authenticator;
import dev.ashlar.platform.application.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogOutTest {
  private final IdentityOnFakes identity = new IdentityOnFakes();

  @Test
  void ends_the_session_of_the_request_at_once() {
    var tokens = identity.register("Ann").tokens();
    identity.logOut.handle(identity.viewer(tokens).orElseThrow());
    assertThat(identity.authenticate.authenticate(tokens.accessToken()))
        .isEqualTo(new Authenticator.Invalid());
    assertThat(identity.refresh(tokens.refreshToken()))
        .isEqualTo(new RefreshSession.TokenInvalid());
  }

  @Test
  void is_not_for_an_api_key() {
    var key = IdentityOnFakes.keyOf(identity.register("Ann").user());
    assertThatThrownBy(() -> identity.logOut.handle(key)).isInstanceOf(Forbidden.class);
  }

  @Test
  void leaves_the_other_sessions() {
    var here = identity.register("Ann").tokens();
    var there =
        ((LogIn.SignedIn) identity.logIn("ann@example.org", IdentityOnFakes.PASSWORD)).tokens();
    identity.logOut.handle(identity.viewer(here).orElseThrow());
    assertThat(identity.viewer(there)).isPresent();
  }

  @Test
  void twice_is_as_good_as_once() {
    var tokens = identity.register("Ann").tokens();
    var viewer = identity.viewer(tokens).orElseThrow();
    identity.logOut.handle(viewer);
    identity.clock.advance(Duration.ofSeconds(1));
    identity.logOut.handle(viewer);
    assertThat(identity.audit.events())
        .filteredOn(event -> event.action().equals("logout"))
        .containsExactly(AuditEvent.success(viewer.id(), "logout", "session", viewer.session()));
    assertThat(identity.sessions.all())
        .singleElement()
        .satisfies(session -> assertThat(session.endedAt()).contains(TestClock.START));
  }
}
