package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.SessionBuilder.aSession;
import static dev.ashlar.identity.application.UserBuilder.aUser;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.identity.domain.ApiKey;
import dev.ashlar.identity.domain.ApiKeyId;
import dev.ashlar.identity.domain.ApiKeyName;
import dev.ashlar.identity.domain.RefreshToken;
import dev.ashlar.identity.domain.Scopes;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.Viewer.Scope;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Ids;
import dev.ashlar.platform.application.InMemoryAuditTrail;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.Race;
import dev.ashlar.platform.application.SequentialIds;
import dev.ashlar.platform.application.TestClock;
import dev.ashlar.platform.application.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What identity relies on when it keeps API keys and shows them. */
public abstract class ApiKeysContract {
  private static final int ROUNDS = 20;
  private static final PageRequest FIRST = new PageRequest(1, 20);

  private final TestClock clock = new TestClock();
  private final Secrets secrets = new FakeSecrets();
  private final AuditTrail audit = new InMemoryAuditTrail(new InMemoryTransactions());
  private final User ann = aUser().named("Ann").build();
  private final User bee = aUser().named("Bee").build();

  protected abstract ApiKeys apiKeys();

  protected abstract ApiKeyQueries queries();

  protected abstract Users users();

  protected abstract Sessions sessions();

  protected abstract Transactions transactions();

  protected abstract void delete(UserId id);

  @BeforeEach
  void register_two() {
    users().add(ann);
    users().add(bee);
  }

  @Test
  void find_a_key_by_its_secret_as_it_was_added_and_the_role_held_now() {
    var key = key(1, ann);
    apiKeys().add(key);
    apiKeys().add(key(2, bee));
    assertThat(apiKeys().find(key.hash())).contains(new ApiKeys.Held(key, Role.USER));
    users().save(ann.becomeCreator(TestClock.START));
    assertThat(apiKeys().find(key.hash())).contains(new ApiKeys.Held(key, Role.CREATOR));
    assertThat(lock(key)).contains(key);
  }

  @Test
  void keep_everything_that_may_be_left_out() {
    var key =
        new ApiKey(
            new ApiKeyId(SequentialIds.id(1)),
            ann.id(),
            new ApiKeyName("<b>\\ 'import' 😀"),
            "ak_kY2v",
            new TokenHash("hash"),
            new Scopes(List.of(Scope.WRITE)),
            TestClock.START,
            Optional.of(Instant.parse("9999-12-31T23:59:59.999999Z")),
            Optional.of(TestClock.START.plusSeconds(60)));
    apiKeys().add(key);
    assertThat(apiKeys().find(key.hash()).map(ApiKeys.Held::key)).contains(key);
    assertThat(queries().find(key.id(), ann.id())).contains(ApiKeyView.of(key));
  }

  @Test
  void find_nothing_by_an_unknown_secret() {
    apiKeys().add(key(1, ann));
    assertThat(apiKeys().find(new TokenHash("other"))).isEmpty();
    assertThat(apiKeys().find(new TokenHash(""))).isEmpty();
  }

  @Test
  void note_a_use_once_a_minute() {
    var key = key(0, ann);
    apiKeys().add(key);
    apiKeys().touch(key.id(), TestClock.START);
    assertThat(lastUse(key)).contains(TestClock.START);
    apiKeys().touch(key.id(), TestClock.START.plus(LiveCredential.PRECISION));
    assertThat(lastUse(key)).contains(TestClock.START);
    var later = TestClock.START.plus(LiveCredential.PRECISION).plusNanos(1_000);
    apiKeys().touch(key.id(), later);
    assertThat(lastUse(key)).contains(later);
    apiKeys().touch(new ApiKeyId(SequentialIds.id(99)), later);
  }

  @RepeatedTest(ROUNDS)
  void of_many_uses_at_once_one_is_noted() {
    var key = key(0, ann);
    apiKeys().add(key);
    var seen =
        Race.of(
            20,
            i -> {
              apiKeys().touch(key.id(), TestClock.START.plusSeconds(i));
              return lastUse(key);
            });
    var noted = lastUse(key);
    assertThat(noted.orElseThrow()).isBetween(TestClock.START, TestClock.START.plusSeconds(19));
    assertThat(seen).allMatch(List.of(Optional.empty(), noted)::contains);
  }

  private Optional<Instant> lastUse(ApiKey key) {
    return apiKeys().find(key.hash()).orElseThrow().key().lastUsedAt();
  }

  @Test
  void remove_one_key_and_no_other() {
    var first = key(1, ann);
    var second = key(2, ann);
    apiKeys().add(first);
    apiKeys().add(second);
    apiKeys().remove(first.id());
    apiKeys().remove(first.id());
    assertThat(apiKeys().find(first.hash())).isEmpty();
    assertThat(lock(first)).isEmpty();
    assertThat(apiKeys().find(second.hash())).isPresent();
  }

  @Test
  void remove_all_keys_of_a_user_and_nobody_elses() {
    IntStream.rangeClosed(1, 3).forEach(i -> apiKeys().add(key(i, ann)));
    var other = key(4, bee);
    apiKeys().add(other);
    apiKeys().removeAll(ann.id());
    assertThat(queries().list(ann.id(), FIRST).total()).isZero();
    assertThat(apiKeys().find(other.hash())).isPresent();
  }

  @Test
  void go_with_their_user() {
    var key = key(1, ann);
    apiKeys().add(key);
    delete(ann.id());
    assertThat(apiKeys().find(key.hash())).isEmpty();
    assertThat(lock(key)).isEmpty();
  }

  @Test
  void list_an_owners_keys_the_newest_first_page_by_page() {
    var keys = IntStream.rangeClosed(1, 5).mapToObj(i -> key(i, ann)).toList();
    keys.forEach(apiKeys()::add);
    apiKeys().add(key(6, bee));
    var first = queries().list(ann.id(), new PageRequest(1, 2));
    var last = queries().list(ann.id(), new PageRequest(3, 2));
    assertThat(first.total()).isEqualTo(5);
    assertThat(first.items())
        .containsExactly(ApiKeyView.of(keys.get(4)), ApiKeyView.of(keys.get(3)));
    assertThat(last.items()).containsExactly(ApiKeyView.of(keys.get(0)));
    assertThat(queries().list(ann.id(), new PageRequest(4, 2)).items()).isEmpty();
  }

  @Test
  void show_a_key_to_its_owner_alone() {
    var key = key(1, ann);
    apiKeys().add(key);
    assertThat(queries().find(key.id(), ann.id())).contains(ApiKeyView.of(key));
    assertThat(queries().find(key.id(), bee.id())).isEmpty();
    assertThat(queries().find(new ApiKeyId(SequentialIds.id(99)), ann.id())).isEmpty();
  }

  @Test
  void refuse_one_more_than_a_user_may_have() {
    IntStream.range(0, ApiKey.MOST_OF_A_USER)
        .forEach(i -> assertThat(apiKeys().add(key(i, ann))).isTrue());
    assertThat(apiKeys().add(key(100, ann))).isFalse();
    assertThat(apiKeys().add(key(101, bee))).isTrue();
    assertThat(queries().list(ann.id(), FIRST).total()).isEqualTo(ApiKey.MOST_OF_A_USER);
    apiKeys().remove(key(0, ann).id());
    assertThat(apiKeys().add(key(100, ann))).isTrue();
  }

  @RepeatedTest(ROUNDS)
  void eight_keys_made_at_once_where_three_have_room_are_three() {
    IntStream.range(0, ApiKey.MOST_OF_A_USER - 3).forEach(i -> apiKeys().add(key(i, ann)));
    var session = signIn(ann);
    var ids = ids();
    var outcomes = Race.of(8, _ -> create(ids, session));
    assertThat(outcomes.stream().collect(groupingBy(Object::getClass, counting())))
        .containsEntry(CreateApiKey.Created.class, 3L)
        .containsEntry(CreateApiKey.TooMany.class, 5L);
    assertThat(queries().list(ann.id(), FIRST).total()).isEqualTo(ApiKey.MOST_OF_A_USER);
  }

  @RepeatedTest(ROUNDS)
  void a_key_made_while_all_are_taken_away_with_the_session_does_not_stay() {
    var session = signIn(ann);
    var ids = ids();
    var outcomes =
        Race.of(
            6,
            i -> {
              if (i % 2 == 0) {
                endEverything();
                return true;
              }
              try {
                return create(ids, session) instanceof CreateApiKey.Created;
              } catch (ViewerGone e) {
                return false;
              }
            });
    assertThat(outcomes).hasSize(6);
    assertThat(queries().list(ann.id(), FIRST).total()).isZero();
    assertThatThrownBy(() -> create(ids, session)).isInstanceOf(ViewerGone.class);
  }

  /** As a change of password does: the user's row first, then all that can act for them. */
  private void endEverything() {
    transactions()
        .run(() -> {
          assertThat(users().lock(ann.id())).isPresent();
          sessions().endAll(ann.id(), Optional.empty(), clock.instant());
          apiKeys().removeAll(ann.id());
        });
  }

  private CreateApiKey.Outcome create(Ids ids, SessionId session) {
    var viewer = new Viewer.SignedIn(ann.id(), Role.USER, new Viewer.Session(session.value()));
    return new CreateApiKey(
            apiKeys(), users(), sessions(), secrets, audit, transactions(), ids, clock)
        .handle(
            new CreateApiKey.Command(
                viewer, new ApiKeyName("import"), Scopes.ALL, Optional.empty()));
  }

  /** Others than those of {@link #key}. */
  private static Ids ids() {
    var last = new AtomicLong(1_000);
    return () -> SequentialIds.id(last.incrementAndGet());
  }

  private SessionId signIn(User user) {
    var session = aSession().of(user).build();
    sessions()
        .add(session, RefreshToken.issue(new TokenHash("refresh"), session.id(), TestClock.START));
    return session.id();
  }

  private Optional<ApiKey> lock(ApiKey key) {
    return transactions().run(() -> apiKeys().lock(key.id()));
  }

  /** The {@code i}th key is made in the {@code i}th second. */
  private static ApiKey key(int i, User owner) {
    return new ApiKey(
        new ApiKeyId(SequentialIds.id(i + 1)),
        owner.id(),
        new ApiKeyName("key " + i),
        "ak_%04d".formatted(i),
        new TokenHash("hash " + i),
        Scopes.ALL,
        TestClock.START.plusSeconds(i),
        Optional.empty(),
        Optional.empty());
  }
}
