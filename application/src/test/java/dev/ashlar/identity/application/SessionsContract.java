package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.SessionBuilder.LIFETIMES;
import static dev.ashlar.identity.application.SessionBuilder.aSession;
import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.identity.application.RefreshSession.Outcome;
import dev.ashlar.identity.application.RefreshSession.Refreshed;
import dev.ashlar.identity.application.RefreshSession.TokenInvalid;
import dev.ashlar.identity.application.RefreshSession.TokenReused;
import dev.ashlar.identity.domain.Device;
import dev.ashlar.identity.domain.RefreshToken;
import dev.ashlar.identity.domain.SealedSecret;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.identity.domain.Session;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.InMemoryAuditTrail;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.Race;
import dev.ashlar.platform.application.SequentialIds;
import dev.ashlar.platform.application.TestClock;
import dev.ashlar.platform.application.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What identity relies on when it keeps sessions and their chains of refresh tokens. */
public abstract class SessionsContract {
  private static final int ROUNDS = 20;
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);
  private static final SealedSecret SEALED = new SealedSecret("sealed");

  private final TestClock clock = new TestClock();
  private final Secrets secrets = new FakeSecrets();
  private final AuditTrail audit = new InMemoryAuditTrail(new InMemoryTransactions());
  private final User ann = aUser().named("Ann").build();
  private final Session session = aSession().of(ann).build();
  private final RefreshToken first = token("first", session);

  protected abstract Sessions sessions();

  protected abstract Users users();

  protected abstract Transactions transactions();

  protected abstract void delete(UserId id);

  /** The hashes of a session's tokens that haven't been used. */
  protected abstract List<String> current(SessionId id);

  @BeforeEach
  void register_ann() {
    users().add(ann);
  }

  @Test
  void find_a_session_by_its_token_as_it_was_added() {
    sessions().add(session, first);
    assertThat(lock(first.hash())).contains(session);
    assertThat(sessions().token(first.hash())).contains(first);
  }

  @Test
  void find_a_session_of_a_device_that_tells_nothing() {
    var unknown = aSession().of(ann).from(new Device(Optional.empty(), Optional.empty())).build();
    sessions().add(unknown, token("unknown", unknown));
    assertThat(lock(new TokenHash("unknown"))).contains(unknown);
  }

  @Test
  void find_nothing_by_an_unknown_token() {
    sessions().add(session, first);
    assertThat(lock(new TokenHash("other"))).isEmpty();
    assertThat(sessions().token(new TokenHash("other"))).isEmpty();
  }

  @Test
  void keep_apart_the_sessions_of_one_user() {
    var second = aSession().of(ann).called("second").build();
    sessions().add(session, first);
    sessions().add(second, token("other", second));
    sessions().end(ann.id(), session.id(), TestClock.START);
    assertThat(viewer(session)).isEmpty();
    assertThat(viewer(second)).isPresent();
    assertThat(lock(new TokenHash("other"))).contains(second);
  }

  @Test
  void refuse_a_session_of_somebody_who_is_gone() {
    delete(ann.id());
    assertThatThrownBy(() -> transactions().run(() -> sessions().add(session, first)))
        .isInstanceOf(ViewerGone.class);
  }

  @Test
  void keep_what_a_refresh_changed() {
    sessions().add(session, first);
    var later = TestClock.START.plus(MICROSECOND);
    var refreshed = session.refreshed(LIFETIMES.idle(), later);
    var retired = first.retire(SEALED, later);
    var second = RefreshToken.issue(new TokenHash("second"), session.id(), later);
    sessions().rotate(refreshed, retired, second);
    assertThat(lock(first.hash())).contains(refreshed);
    assertThat(lock(second.hash())).contains(refreshed);
    assertThat(sessions().token(first.hash())).contains(retired);
    assertThat(sessions().token(second.hash())).contains(second);
    assertThat(current(session.id())).containsExactly("second");
  }

  @Test
  void do_not_bring_an_ended_session_back_by_a_refresh() {
    sessions().add(session, first);
    sessions().end(ann.id(), session.id(), TestClock.START);
    sessions()
        .rotate(
            session.refreshed(LIFETIMES.idle(), TestClock.START),
            first.retire(SEALED, TestClock.START),
            token("second", session));
    assertThat(viewer(session)).isEmpty();
  }

  @Test
  void refuse_a_second_usable_token_of_one_session() {
    sessions().add(session, first);
    assertThatThrownBy(
            () -> sessions().rotate(session, token("unknown", session), token("second", session)))
        .isInstanceOf(RuntimeException.class);
    assertThat(current(session.id())).containsExactly("first");
  }

  @Test
  void end_a_session_once() {
    sessions().add(session, first);
    assertThat(sessions().end(ann.id(), session.id(), TestClock.START.plusSeconds(1))).isTrue();
    assertThat(sessions().end(ann.id(), session.id(), TestClock.START.plusSeconds(2))).isFalse();
    assertThat(lock(first.hash()).flatMap(Session::endedAt))
        .contains(TestClock.START.plusSeconds(1));
  }

  @Test
  void end_nothing_where_there_is_no_session() {
    sessions().add(session, first);
    var unknown = new SessionId(SequentialIds.id(99));
    assertThat(sessions().end(ann.id(), unknown, TestClock.START)).isFalse();
    assertThat(viewer(session)).isPresent();
  }

  @Test
  void end_no_session_of_somebody_else() {
    var bee = aUser().named("Bee").build();
    sessions().add(session, first);
    assertThat(sessions().end(bee.id(), session.id(), TestClock.START)).isFalse();
    assertThat(viewer(session)).isPresent();
  }

  @Test
  void end_no_session_that_is_over() {
    sessions().add(session, first);
    assertThat(sessions().end(ann.id(), session.id(), session.expiresAt())).isFalse();
    assertThat(lock(first.hash())).contains(session);
  }

  @Test
  void end_all_sessions_of_a_user_but_one() {
    var bee = aUser().named("Bee").build();
    users().add(bee);
    var all = List.of(session, another("second", ann), another("third", ann), another("hers", bee));
    all.forEach(each -> sessions().add(each, token(each.id().value().toString(), each)));
    assertThat(sessions().endAll(ann.id(), Optional.of(all.get(1).id()), TestClock.START))
        .isEqualTo(2);
    assertThat(all).extracting(this::isLive).containsExactly(false, true, false, true);
    assertThat(sessions().endAll(ann.id(), Optional.of(all.get(1).id()), TestClock.START)).isZero();
    assertThat(sessions().endAll(ann.id(), Optional.empty(), TestClock.START)).isOne();
    assertThat(all).extracting(this::isLive).containsExactly(false, false, false, true);
  }

  @Test
  void note_a_use_where_the_last_was_noted_long_enough_ago() {
    sessions().add(session, first);
    var soon = TestClock.START.plus(LiveCredential.PRECISION);
    sessions().touch(session.id(), soon);
    assertThat(lock(first.hash())).contains(session);
    var later = soon.plus(MICROSECOND);
    sessions().touch(session.id(), later);
    sessions().touch(session.id(), later.plus(LiveCredential.PRECISION));
    assertThat(lock(first.hash()).map(Session::lastUsedAt)).contains(later);
    assertThat(sessions().live(session.id(), later).map(LiveCredential::lastUsedAt))
        .contains(later);
  }

  @Test
  void let_a_session_live_no_longer_for_its_use() {
    sessions().add(session, first);
    sessions().touch(session.id(), TestClock.START.plusSeconds(100));
    assertThat(lock(first.hash()).map(Session::expiresAt)).contains(session.expiresAt());
  }

  @Test
  void note_no_use_of_an_unknown_session() {
    sessions().touch(session.id(), TestClock.START);
    assertThat(viewer(session)).isEmpty();
  }

  @RepeatedTest(ROUNDS)
  void of_many_uses_at_once_one_is_noted() {
    sessions().add(session, first);
    var later = TestClock.START.plusSeconds(100);
    var seen =
        Race.of(
            20,
            i -> {
              sessions().touch(session.id(), later.plusSeconds(i));
              return lastUse();
            });
    assertThat(lastUse()).isBetween(later, later.plusSeconds(19));
    assertThat(seen).allMatch(List.of(TestClock.START, lastUse())::contains);
  }

  private Instant lastUse() {
    return sessions().live(session.id(), TestClock.START).orElseThrow().lastUsedAt();
  }

  @Test
  void sweep_what_was_over_before_a_moment_and_nothing_else() {
    var moment = TestClock.START.plusSeconds(100);
    var expired =
        aSession().of(ann).called("expired").startedAt(moment.minus(LIFETIMES.idle())).build();
    var justExpired =
        aSession()
            .of(ann)
            .called("just expired")
            .startedAt(moment.minus(LIFETIMES.idle()).minus(MICROSECOND))
            .build();
    var ended = another("ended", ann);
    var justEnded = another("just ended", ann);
    var all = List.of(session, expired, justExpired, ended, justEnded);
    all.forEach(each -> sessions().add(each, token(each.id().value().toString(), each)));
    sessions().end(ann.id(), ended.id(), moment);
    sessions().end(ann.id(), justEnded.id(), moment.minus(MICROSECOND));
    assertThat(sessions().sweep(moment, 100)).isEqualTo(2);
    assertThat(all)
        .extracting(each -> sessions().token(new TokenHash(each.id().value().toString())))
        .extracting(Optional::isPresent)
        .containsExactly(true, true, false, true, false);
    assertThat(sessions().sweep(moment, 100)).isZero();
  }

  @Test
  void sweep_as_many_as_asked_for() {
    endedSessions(5);
    assertThat(sessions().sweep(TestClock.START.plusSeconds(1), 3)).isEqualTo(3);
    assertThat(sessions().sweep(TestClock.START.plusSeconds(1), 3)).isEqualTo(2);
  }

  @RepeatedTest(ROUNDS)
  void many_who_sweep_at_once_sweep_each_session_once() {
    endedSessions(20);
    var swept = Race.of(4, _ -> sessions().sweep(TestClock.START.plusSeconds(1), 7));
    var left = sessions().sweep(TestClock.START.plusSeconds(1), 100);
    assertThat(swept.stream().mapToInt(Integer::intValue).sum() + left).isEqualTo(20);
  }

  private void endedSessions(int count) {
    for (int i = 0; i < count; i++) {
      var over = another("over" + i, ann);
      sessions().add(over, token("over" + i, over));
      sessions().end(ann.id(), over.id(), TestClock.START);
    }
  }

  private static Session another(String name, User of) {
    return aSession().of(of).called(name).build();
  }

  private boolean isLive(Session which) {
    return viewer(which).isPresent();
  }

  @Test
  void know_whom_a_session_signs_in_with_the_role_held_now() {
    sessions().add(session, first);
    assertThat(viewer(session))
        .contains(
            new Viewer.SignedIn(ann.id(), Role.USER, new Viewer.Session(session.id().value())));
    users().save(ann.becomeCreator(TestClock.START));
    assertThat(viewer(session))
        .contains(
            new Viewer.SignedIn(ann.id(), Role.CREATOR, new Viewer.Session(session.id().value())));
  }

  @Test
  void a_session_signs_in_until_the_moment_it_expires() {
    sessions().add(session, first);
    var end = session.expiresAt();
    assertThat(sessions().live(session.id(), end.minus(MICROSECOND))).isPresent();
    assertThat(sessions().live(session.id(), end)).isEmpty();
  }

  @Test
  void a_session_that_ended_signs_nobody_in() {
    sessions().add(session, first);
    sessions().end(ann.id(), session.id(), TestClock.START);
    assertThat(viewer(session)).isEmpty();
  }

  @Test
  void an_unknown_session_signs_nobody_in() {
    assertThat(viewer(session)).isEmpty();
  }

  @Test
  void go_with_their_user() {
    sessions().add(session, first);
    delete(ann.id());
    assertThat(viewer(session)).isEmpty();
    assertThat(lock(first.hash())).isEmpty();
    assertThat(sessions().token(first.hash())).isEmpty();
  }

  @Test
  void erase_what_was_sealed_before_a_moment_and_nothing_else() {
    var moment = TestClock.START.plusSeconds(100);
    sessions().add(session, first);
    var before = first.retire(SEALED, moment.minus(MICROSECOND));
    var second = token("second", session);
    sessions().rotate(session, before, second);
    var at = second.retire(SEALED, moment);
    sessions().rotate(session, at, token("third", session));
    sessions().eraseSuccessors(moment);
    var erased = sessions().token(first.hash()).orElseThrow();
    assertThat(erased.isRetired()).isTrue();
    assertThat(erased.retirement().orElseThrow().at()).isEqualTo(moment.minus(MICROSECOND));
    assertThat(erased.retirement().orElseThrow().successor()).isEmpty();
    assertThat(sessions().token(second.hash())).contains(at);
    assertThat(sessions().token(new TokenHash("third"))).contains(token("third", session));
  }

  @RepeatedTest(ROUNDS)
  void thirty_refreshes_of_one_token_at_once_have_one_successor() {
    var secret = logIn();
    var outcomes = Race.of(30, _ -> refreshSession().handle(secret));
    assertThat(outcomes).allMatch(Refreshed.class::isInstance);
    var successors = outcomes.stream().map(SessionsContract::secret).distinct().toList();
    assertThat(successors).hasSize(1).doesNotContain(secret);
    assertThat(current(session.id())).containsExactly(secrets.hash(successors.getFirst()).value());
  }

  @RepeatedTest(ROUNDS)
  void every_generation_that_is_refreshed_at_once_has_its_own_successor() {
    var chain = new ArrayList<>(List.of(logIn()));
    IntStream.range(0, 3).forEach(_ -> chain.add(secret(refreshSession().handle(chain.getLast()))));
    var outcomes = Race.of(20, i -> refreshSession().handle(chain.get(i % 4)));
    var successors = outcomes.stream().map(SessionsContract::secret).toList();
    for (int i = 0; i < 20; i++) {
      var successor = i % 4 < 3 ? chain.get(i % 4 + 1) : successors.get(3);
      assertThat(successors.get(i)).isEqualTo(successor);
    }
    assertThat(current(session.id())).containsExactly(secrets.hash(successors.get(3)).value());
  }

  @RepeatedTest(ROUNDS)
  void a_refresh_that_races_a_logout_leaves_nothing_alive() {
    var secret = logIn();
    var logOut = new LogOut(sessions(), audit, transactions(), clock);
    var viewer = viewer(session).orElseThrow();
    var outcomes =
        Race.of(
            6,
            i -> {
              if (i % 2 == 0) {
                return Optional.of(refreshSession().handle(secret));
              }
              logOut.handle(viewer);
              return Optional.<Outcome>empty();
            });
    assertThat(viewer(session)).isEmpty();
    assertThat(refreshSession().handle(secret)).isEqualTo(new TokenInvalid());
    outcomes.stream()
        .flatMap(Optional::stream)
        .filter(Refreshed.class::isInstance)
        .map(SessionsContract::secret)
        .forEach(successor ->
            assertThat(refreshSession().handle(successor)).isEqualTo(new TokenInvalid()));
  }

  @RepeatedTest(ROUNDS)
  void a_refresh_that_races_a_thief_leaves_nothing_alive() {
    var stolen = logIn();
    var honest = secret(refreshSession().handle(stolen));
    clock.advance(LIFETIMES.grace());
    var outcomes = Race.of(6, i -> refreshSession().handle(i % 2 == 0 ? stolen : honest));
    assertThat(outcomes).filteredOn(TokenReused.class::isInstance).hasSize(1);
    assertThat(viewer(session)).isEmpty();
    outcomes.stream()
        .filter(Refreshed.class::isInstance)
        .map(SessionsContract::secret)
        .forEach(successor ->
            assertThat(refreshSession().handle(successor)).isEqualTo(new TokenInvalid()));
  }

  private Secret logIn() {
    var secret = secrets.next();
    sessions()
        .add(session, RefreshToken.issue(secrets.hash(secret), session.id(), TestClock.START));
    return secret;
  }

  /** A port alone can't show the race: it is the use case that locks first and decides then. */
  private RefreshSession refreshSession() {
    var signIn =
        new SignIn(
            sessions(),
            InMemoryKnownNetworks.apart(),
            secrets,
            new FakeAccessTokens(),
            LIFETIMES,
            new SequentialIds());
    return new RefreshSession(sessions(), secrets, signIn, LIFETIMES, audit, transactions(), clock);
  }

  private Optional<Session> lock(TokenHash hash) {
    return transactions().run(() -> sessions().lock(hash));
  }

  private Optional<Viewer.SignedIn> viewer(Session whose) {
    return sessions().live(whose.id(), TestClock.START).map(LiveCredential::viewer);
  }

  private static Secret secret(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Refreshed.class);
    return ((Refreshed) outcome).tokens().refreshToken();
  }

  private static RefreshToken token(String hash, Session session) {
    return RefreshToken.issue(new TokenHash(hash), session.id(), TestClock.START);
  }
}
