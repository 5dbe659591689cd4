package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.IdentityOnFakes.keyOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.kernel.Forbidden;
import dev.ashlar.kernel.PageRequest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListSessionsTest {
  private static final PageRequest PAGE = new PageRequest(1, 20);

  private final IdentityOnFakes identity = new IdentityOnFakes();
  private final ListSessions listSessions =
      new ListSessions(new InMemorySessionQueries(identity.sessions), identity.clock);
  private RegisterUser.Registered ann;

  @BeforeEach
  void register_ann() {
    ann = identity.register("Ann");
  }

  @Test
  void shows_ones_own_live_sessions_and_which_one_asks() {
    identity.register("Bee");
    identity.clock.advance(Duration.ofDays(1));
    var here = identity.alsoLogIn("ann@example.org");
    var left = identity.alsoLogIn("ann@example.org");
    identity.logOut.handle(identity.viewer(left).orElseThrow());
    var shown = listSessions.handle(identity.viewer(here).orElseThrow(), PAGE);
    assertThat(shown.items())
        .extracting(SessionView::id)
        .containsExactly(identity.session(here).value(), identity.session(ann.tokens()).value());
    assertThat(shown.items()).extracting(SessionView::current).containsExactly(true, false);
    assertThat(shown.total()).isEqualTo(2);
  }

  @Test
  void shows_none_that_was_left_idle() {
    var viewer = identity.viewer(ann.tokens()).orElseThrow();
    identity.clock.advance(SessionBuilder.LIFETIMES.idle());
    assertThat(listSessions.handle(viewer, PAGE).items()).isEmpty();
  }

  @Test
  void is_not_for_an_api_key() {
    assertThatThrownBy(() -> listSessions.handle(keyOf(ann.user()), PAGE))
        .isInstanceOf(Forbidden.class);
  }
}
