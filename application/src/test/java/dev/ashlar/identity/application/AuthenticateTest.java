package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.IdentityOnFakes.id;
import static dev.ashlar.identity.application.SessionBuilder.LIFETIMES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.ashlar.identity.application.AccessTokens.Claims;
import dev.ashlar.identity.domain.ApiKeyId;
import dev.ashlar.identity.domain.Scopes;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.Viewer.Scope;
import dev.ashlar.platform.application.Authenticator.Expired;
import dev.ashlar.platform.application.Authenticator.Granted;
import dev.ashlar.platform.application.Authenticator.Invalid;
import dev.ashlar.platform.application.Authenticator.Verdict;
import dev.ashlar.platform.application.SequentialIds;
import dev.ashlar.platform.application.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthenticateTest {
  private final IdentityOnFakes identity = new IdentityOnFakes();
  private Account ann;
  private Tokens tokens;

  @BeforeEach
  void register_ann() {
    var registered = identity.register("Ann");
    ann = registered.user();
    tokens = registered.tokens();
  }

  @Test
  void grants_what_the_user_of_the_session_may() {
    var session = identity.session(tokens).value();
    assertThat(verdict())
        .isEqualTo(
            new Granted(new Viewer.SignedIn(id(ann), Role.USER, new Viewer.Session(session))));
  }

  @Test
  void grants_the_role_held_now_whatever_the_token_says() {
    identity.becomeCreator.handle(identity.viewer(tokens).orElseThrow());
    assertThat(((Granted) verdict()).viewer().role()).isEqualTo(Role.CREATOR);
    assertThat(granted(claims(id(ann), identity.session(tokens), Role.ADMIN)).role())
        .isEqualTo(Role.CREATOR);
  }

  @Test
  void knows_a_token_that_has_expired() {
    identity.clock.advance(LIFETIMES.access().minusNanos(1_000));
    assertThat(verdict()).isInstanceOf(Granted.class);
    identity.clock.advance(Duration.ofNanos(1_000));
    assertThat(verdict()).isEqualTo(new Expired());
  }

  @Test
  void refuses_a_forged_token_without_asking_for_its_session() {
    var sessions = mock(Sessions.class);
    var apiKeys = mock(ApiKeys.class);
    var authenticate =
        new Authenticate(
            identity.accessTokens, sessions, apiKeys, identity.secrets, identity.clock);
    assertThat(authenticate.authenticate("forged")).isEqualTo(new Invalid());
    verifyNoInteractions(sessions, apiKeys);
  }

  @Test
  void grants_a_key_what_its_owner_may_within_its_scopes() {
    var scopes = new Scopes(List.of(Scope.READ));
    var created = identity.createApiKey(tokens, scopes, Optional.empty());
    var key = new Viewer.Key(created.key().id(), Set.of(Scope.READ));
    assertThat(verdict(created))
        .isEqualTo(new Granted(new Viewer.SignedIn(id(ann), Role.USER, key)));
    new BecomeCreator(identity.users, identity.audit, identity.transactions, identity.clock)
        .handle(identity.viewer(tokens).orElseThrow());
    assertThat(((Granted) verdict(created)).viewer().role()).isEqualTo(Role.CREATOR);
  }

  @Test
  void knows_a_key_that_has_expired() {
    var end = identity.clock.instant().plusSeconds(60);
    var created = identity.createApiKey(tokens, Scopes.ALL, Optional.of(end));
    identity.clock.advance(Duration.ofSeconds(60).minusNanos(1_000));
    assertThat(verdict(created)).isInstanceOf(Granted.class);
    identity.clock.advance(Duration.ofNanos(1_000));
    assertThat(verdict(created)).isEqualTo(new Expired());
  }

  @Test
  void refuses_a_key_that_was_revoked_or_whose_owner_is_gone() {
    var revoked = identity.createApiKey(tokens);
    var orphaned = identity.createApiKey(tokens);
    identity.apiKeys.remove(new ApiKeyId(revoked.key().id()));
    assertThat(verdict(revoked)).isEqualTo(new Invalid());
    assertThat(verdict(orphaned)).isInstanceOf(Granted.class);
    identity.users.remove(id(ann));
    assertThat(verdict(orphaned)).isEqualTo(new Invalid());
  }

  @Test
  void notes_when_a_key_was_used_once_a_minute() {
    var created = identity.createApiKey(tokens);
    var noted = new ArrayList<Long>();
    for (int pause : List.of(0, 20, 40, 1, 59)) {
      identity.clock.advance(Duration.ofSeconds(pause));
      assertThat(verdict(created)).isInstanceOf(Granted.class);
      var lastUsedAt =
          identity.apiKeys.find(new ApiKeyId(created.key().id()), id(ann)).orElseThrow();
      noted.add(
          Duration.between(TestClock.START, lastUsedAt.lastUsedAt().orElseThrow()).toSeconds());
    }
    assertThat(noted).containsExactly(0L, 0L, 0L, 61L, 61L);
  }

  @Test
  void a_key_outlives_the_session_that_made_it() {
    var created = identity.createApiKey(tokens);
    identity.sessions.end(id(ann), identity.session(tokens), identity.clock.instant());
    assertThat(verdict(created)).isInstanceOf(Granted.class);
  }

  @Test
  void refuses_a_mistyped_key_without_asking_for_it() {
    var sessions = mock(Sessions.class);
    var apiKeys = mock(ApiKeys.class);
    var authenticate =
        new Authenticate(
            identity.accessTokens, sessions, apiKeys, identity.secrets, identity.clock);
    var text = identity.createApiKey(tokens).secret().text();
    for (var mistyped : List.of("ak_", text + "x", text.substring(1), text.replace("ak_", "ak-"))) {
      assertThat(authenticate.authenticate(mistyped)).isEqualTo(new Invalid());
    }
    verifyNoInteractions(sessions, apiKeys);
  }

  private Verdict verdict(CreateApiKey.Created created) {
    return identity.authenticate.authenticate(created.secret().text());
  }

  @Test
  void refuses_a_token_whose_session_has_ended() {
    identity.sessions.end(id(ann), identity.session(tokens), identity.clock.instant());
    assertThat(verdict()).isEqualTo(new Invalid());
  }

  @Test
  void refuses_a_token_whose_user_is_gone() {
    identity.users.remove(id(ann));
    assertThat(verdict()).isEqualTo(new Invalid());
  }

  @Test
  void refuses_a_token_of_an_unknown_session() {
    assertThat(verdict(claims(id(ann), new SessionId(SequentialIds.id(99)), Role.USER)))
        .isEqualTo(new Invalid());
  }

  @Test
  void refuses_a_token_of_one_user_with_the_session_of_another() {
    var bee = id(identity.register("Bee").user());
    assertThat(verdict(claims(bee, identity.session(tokens), Role.USER))).isEqualTo(new Invalid());
  }

  @Test
  void notes_when_the_session_was_used_once_a_minute() {
    assertThat(lastUses(20, 20, 20, 1, 59, 1, 1)).containsExactly(0L, 0L, 0L, 61L, 61L, 61L, 122L);
  }

  /** When the last use was, as far as it is noted, after requests that many seconds apart. */
  private List<Long> lastUses(int... seconds) {
    var noted = new ArrayList<Long>();
    for (int pause : seconds) {
      identity.clock.advance(Duration.ofSeconds(pause));
      assertThat(verdict()).isInstanceOf(Granted.class);
      var lastUsedAt = identity.sessions.all().getFirst().lastUsedAt();
      noted.add(Duration.between(TestClock.START, lastUsedAt).toSeconds());
    }
    return noted;
  }

  @Test
  void does_not_lengthen_a_session_by_its_use() {
    var expiresAt = identity.sessions.all().getFirst().expiresAt();
    identity.clock.advance(Duration.ofMinutes(2));
    assertThat(verdict()).isInstanceOf(Granted.class);
    assertThat(identity.sessions.all().getFirst().expiresAt()).isEqualTo(expiresAt);
  }

  @Test
  void grants_nothing_where_the_store_is_away() {
    var sessions = mock(Sessions.class);
    var apiKeys = mock(ApiKeys.class);
    when(sessions.live(any(), any())).thenThrow(new IllegalStateException("away"));
    var authenticate =
        new Authenticate(
            identity.accessTokens, sessions, apiKeys, identity.secrets, identity.clock);
    assertThatThrownBy(() -> authenticate.authenticate(tokens.accessToken()))
        .isInstanceOf(IllegalStateException.class);
  }

  private Verdict verdict() {
    return identity.authenticate.authenticate(tokens.accessToken());
  }

  private Verdict verdict(Claims claims) {
    return identity.authenticate.authenticate(identity.accessTokens.issue(claims));
  }

  private Viewer.SignedIn granted(Claims claims) {
    return ((Granted) verdict(claims)).viewer();
  }

  private Claims claims(UserId user, SessionId session, Role role) {
    var now = identity.clock.instant();
    return new Claims(user, session, role, now, now.plus(LIFETIMES.access()));
  }
}
