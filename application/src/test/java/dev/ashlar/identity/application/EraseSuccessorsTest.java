package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.SessionBuilder.LIFETIMES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.domain.RefreshToken.Retirement;
import dev.ashlar.identity.domain.SealedSecret;
import dev.ashlar.identity.domain.Secret;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EraseSuccessorsTest {
  private final IdentityOnFakes identity = new IdentityOnFakes();
  private final EraseSuccessors eraseSuccessors =
      new EraseSuccessors(identity.sessions, LIFETIMES, identity.transactions, identity.clock);

  @Test
  void erases_what_nobody_can_ask_for_any_more() {
    var first = identity.register("Ann").tokens().refreshToken();
    identity.refreshed(first);
    identity.clock.advance(LIFETIMES.grace().plusNanos(1_000));
    eraseSuccessors.handle();
    assertThat(sealed(first)).isEmpty();
  }

  @Test
  void keeps_what_may_still_be_asked_for() {
    var first = identity.register("Ann").tokens().refreshToken();
    var second = identity.refreshed(first);
    identity.clock.advance(LIFETIMES.grace().minusNanos(1_000));
    eraseSuccessors.handle();
    assertThat(sealed(first)).isPresent();
    assertThat(identity.refreshed(first)).isEqualTo(second);
  }

  @Test
  void leaves_the_chain_as_good_as_it_was() {
    var first = identity.register("Ann").tokens().refreshToken();
    var second = identity.refreshed(first);
    identity.clock.advance(Duration.ofDays(1));
    eraseSuccessors.handle();
    var third = identity.refreshed(second);
    assertThat(identity.refresh(third)).isInstanceOf(RefreshSession.Refreshed.class);
    assertThat(identity.refresh(first)).isInstanceOf(RefreshSession.TokenReused.class);
  }

  @Test
  void has_nothing_to_do_where_nothing_is_retired() {
    identity.register("Ann");
    eraseSuccessors.handle();
    assertThat(identity.sessions.all()).hasSize(1);
  }

  private Optional<SealedSecret> sealed(Secret secret) {
    return identity
        .sessions
        .token(identity.secrets.hash(secret))
        .flatMap(token -> token.retirement().flatMap(Retirement::successor));
  }
}
