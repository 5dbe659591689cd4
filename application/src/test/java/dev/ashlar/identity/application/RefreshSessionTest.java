package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.IdentityOnFakes.id;
import static dev.ashlar.identity.application.SessionBuilder.LIFETIMES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.application.RefreshSession.Refreshed;
import dev.ashlar.identity.application.RefreshSession.TokenInvalid;
import dev.ashlar.identity.application.RefreshSession.TokenReused;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.kernel.Role;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefreshSessionTest {
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  private final IdentityOnFakes identity = new IdentityOnFakes();
  private Account ann;
  private Tokens tokens;
  private Secret first;

  @BeforeEach
  void register_ann() {
    var registered = identity.register("Ann");
    ann = registered.user();
    tokens = registered.tokens();
    first = tokens.refreshToken();
  }

  @Test
  void trades_a_token_for_the_next_one_and_an_access_token() {
    identity.clock.advance(Duration.ofDays(1));
    var next = ((Refreshed) identity.refresh(first)).tokens();
    assertThat(next.refreshToken()).isNotEqualTo(first);
    assertThat(next.accessToken()).isNotEqualTo(tokens.accessToken());
    assertThat(next.accessFor()).isEqualTo(LIFETIMES.access());
    assertThat(next.refreshFor()).isEqualTo(LIFETIMES.idle());
    assertThat(identity.session(next)).isEqualTo(identity.session(tokens));
    assertThat(identity.accessTokens.claims(next.accessToken()).expiresAt())
        .isEqualTo(identity.clock.instant().plus(LIFETIMES.access()));
    assertThat(identity.refresh(next.refreshToken())).isInstanceOf(Refreshed.class);
  }

  @Test
  void keeps_no_secret_but_hashed_or_sealed() {
    var second = identity.refreshed(first);
    var kept = identity.sessions.token(identity.secrets.hash(first)).orElseThrow();
    assertThat(kept.hash().value()).isNotEqualTo(first.value());
    var sealed = kept.retirement().orElseThrow().successor().orElseThrow();
    assertThat(sealed.value()).isNotEqualTo(second.value());
    assertThat(identity.secrets.open(sealed, first)).isEqualTo(second);
  }

  @Test
  void gives_the_role_held_now() {
    identity.becomeCreator.handle(identity.viewer(tokens).orElseThrow());
    var next = ((Refreshed) identity.refresh(first)).tokens();
    assertThat(identity.accessTokens.claims(next.accessToken()).role()).isEqualTo(Role.CREATOR);
  }

  @Test
  void answers_with_the_same_successor_within_the_grace() {
    var second = identity.refreshed(first);
    identity.clock.advance(LIFETIMES.grace().minus(MICROSECOND));
    assertThat(identity.refreshed(first)).isEqualTo(second);
    assertThat(identity.sessions.current(identity.session(tokens))).hasSize(1);
  }

  @Test
  void answers_each_retired_generation_with_its_own_successor_within_the_grace() {
    var chain = new ArrayList<>(List.of(first));
    for (int i = 0; i < 4; i++) {
      identity.clock.advance(Duration.ofSeconds(2));
      chain.add(identity.refreshed(chain.getLast()));
    }
    for (int i = 0; i < 4; i++) {
      assertThat(identity.refreshed(chain.get(i))).isEqualTo(chain.get(i + 1));
    }
    assertThat(identity.refresh(chain.getLast())).isInstanceOf(Refreshed.class);
  }

  @Test
  void does_not_lengthen_the_grace_by_repeating() {
    identity.refreshed(first);
    identity.clock.advance(Duration.ofSeconds(9));
    identity.refreshed(first);
    identity.clock.advance(Duration.ofSeconds(1));
    assertThat(identity.refresh(first)).isInstanceOf(TokenReused.class);
  }

  @Test
  void does_not_lengthen_the_idle_time_by_repeating() {
    identity.refreshed(first);
    identity.clock.advance(Duration.ofSeconds(9));
    var repeated = ((Refreshed) identity.refresh(first)).tokens();
    assertThat(repeated.refreshFor()).isEqualTo(LIFETIMES.idle().minusSeconds(9));
  }

  @Test
  void ends_the_session_where_a_token_is_used_after_its_grace() {
    var second = ((Refreshed) identity.refresh(first)).tokens();
    identity.clock.advance(LIFETIMES.grace());
    assertThat(identity.refresh(first)).isEqualTo(new TokenReused(id(ann)));
    assertThat(identity.audit.events())
        .endsWith(
            new AuditEvent(
                Optional.of(id(ann)),
                "refresh",
                "session",
                identity.session(tokens).value().toString(),
                AuditEvent.Outcome.FAILURE));
    assertThat(identity.viewer(tokens)).isEmpty(); // refused, and yet it was committed
    assertThat(identity.viewer(second)).isEmpty();
    assertThat(identity.refresh(second.refreshToken())).isEqualTo(new TokenInvalid());
    assertThat(identity.refresh(first)).isEqualTo(new TokenInvalid());
  }

  @Test
  void ends_no_other_session_of_that_user() {
    var other =
        ((LogIn.SignedIn) identity.logIn("ann@example.org", IdentityOnFakes.PASSWORD)).tokens();
    identity.refreshed(first);
    identity.clock.advance(LIFETIMES.grace());
    assertThat(identity.refresh(first)).isInstanceOf(TokenReused.class);
    assertThat(identity.viewer(other)).isPresent();
    assertThat(identity.refresh(other.refreshToken())).isInstanceOf(Refreshed.class);
  }

  @Test
  void takes_a_token_whose_successor_was_erased_early_for_a_copy() {
    identity.refreshed(first);
    identity.sessions.eraseSuccessors(identity.clock.instant().plus(MICROSECOND));
    assertThat(identity.refresh(first)).isInstanceOf(TokenReused.class);
  }

  @Test
  void refuses_an_unknown_token() {
    assertThat(identity.refresh(new Secret("guessed"))).isEqualTo(new TokenInvalid());
    assertThat(identity.refresh(new Secret(""))).isEqualTo(new TokenInvalid());
    assertThat(identity.viewer(tokens)).isPresent();
  }

  @Test
  void refuses_the_token_of_a_session_left_idle() {
    identity.clock.advance(LIFETIMES.idle().minus(MICROSECOND));
    var second = identity.refreshed(first);
    identity.clock.advance(LIFETIMES.idle());
    assertThat(identity.refresh(second)).isEqualTo(new TokenInvalid());
  }

  @Test
  void refuses_the_token_of_a_session_that_is_too_old() {
    var secret = first;
    for (int day = 0; day < 89; day++) {
      identity.clock.advance(Duration.ofDays(1));
      secret = identity.refreshed(secret);
    }
    var last = ((Refreshed) identity.refresh(secret)).tokens();
    assertThat(last.refreshFor()).isEqualTo(Duration.ofDays(1));
    identity.clock.advance(Duration.ofDays(1));
    assertThat(identity.refresh(last.refreshToken())).isEqualTo(new TokenInvalid());
    assertThat(identity.clock.instant()).isEqualTo(TestClock.START.plus(LIFETIMES.absolute()));
  }

  @Test
  void refuses_the_tokens_of_a_session_that_was_logged_out() {
    var second = identity.refreshed(first);
    identity.logOut.handle(identity.viewer(tokens).orElseThrow());
    assertThat(identity.refresh(second)).isEqualTo(new TokenInvalid());
    assertThat(identity.refresh(first)).isEqualTo(new TokenInvalid());
  }

  @Test
  void refuses_the_token_of_who_was_deleted() {
    identity.users.remove(id(ann));
    assertThat(identity.refresh(first)).isEqualTo(new TokenInvalid());
  }
}
