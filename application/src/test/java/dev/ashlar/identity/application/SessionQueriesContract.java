package dev.ashlar.identity.application;

import static dev.ashlar.identity.application.SessionBuilder.aSession;
import static dev.ashlar.identity.application.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.identity.domain.Device;
import dev.ashlar.identity.domain.RefreshToken;
import dev.ashlar.identity.domain.Session;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.platform.application.SequentialIds;
import dev.ashlar.platform.application.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What identity relies on when it shows sessions. */
public abstract class SessionQueriesContract {
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);
  private static final SessionId NONE = new SessionId(SequentialIds.id(99));

  private final User ann = aUser().named("Ann").build();
  private final User bee = aUser().named("Bee").build();

  protected abstract SessionQueries queries();

  protected abstract Sessions sessions();

  protected abstract Users users();

  @BeforeEach
  void register() {
    users().add(ann);
    users().add(bee);
  }

  @Test
  void show_a_session_as_it_is() {
    var session = open("session", ann, TestClock.START);
    var later = TestClock.START.plusSeconds(100);
    sessions().touch(session.id(), later);
    assertThat(list(session.id(), later).items())
        .containsExactly(
            new SessionView(
                session.id().value(),
                TestClock.START,
                later,
                Optional.of("Firefox"),
                Optional.of("192.0.2.1"),
                true));
  }

  @Test
  void show_a_session_of_a_device_that_tells_nothing() {
    var session = aSession().of(ann).from(new Device(Optional.empty(), Optional.empty())).build();
    add(session);
    var shown = list(NONE, TestClock.START).items().getFirst();
    assertThat(shown.userAgent()).isEmpty();
    assertThat(shown.ip()).isEmpty();
    assertThat(shown.current()).isFalse();
  }

  @Test
  void show_the_last_used_first_and_which_one_asks() {
    var second = open("second", ann, TestClock.START.plusSeconds(2));
    var first = open("first", ann, TestClock.START.plusSeconds(3));
    var third = open("third", ann, TestClock.START.plusSeconds(1));
    var shown = list(second.id(), TestClock.START.plusSeconds(4));
    assertThat(shown.items())
        .extracting(SessionView::id)
        .containsExactly(first.id().value(), second.id().value(), third.id().value());
    assertThat(shown.items()).extracting(SessionView::current).containsExactly(false, true, false);
  }

  @Test
  void show_none_that_is_over_and_none_of_somebody_else() {
    var ended = open("ended", ann, TestClock.START);
    var live = open("live", ann, TestClock.START);
    open("hers", bee, TestClock.START);
    sessions().end(ann.id(), ended.id(), TestClock.START);
    assertThat(list(NONE, live.expiresAt().minus(MICROSECOND)).items())
        .extracting(SessionView::id)
        .containsExactly(live.id().value());
    assertThat(list(NONE, live.expiresAt())).isEqualTo(new Page<SessionView>(List.of(), 0));
  }

  @Test
  void show_pages_that_hold_each_session_once() {
    IntStream.range(0, 5).forEach(i -> open("session" + i, ann, TestClock.START));
    var pages =
        IntStream.rangeClosed(1, 4)
            .mapToObj(number ->
                queries().live(ann.id(), NONE, TestClock.START, new PageRequest(number, 2)))
            .toList();
    assertThat(pages).extracting(page -> page.items().size()).containsExactly(2, 2, 1, 0);
    assertThat(pages).extracting(Page::total).containsOnly(5L);
    var whole = list(NONE, TestClock.START).items().stream().map(SessionView::id).toList();
    assertThat(pages.stream().flatMap(page -> page.items().stream()).map(SessionView::id))
        .containsExactlyElementsOf(whole)
        .doesNotHaveDuplicates();
    assertThat(whole.stream().map(UUID::toString)).isSortedAccordingTo(Comparator.reverseOrder());
  }

  private Page<SessionView> list(SessionId current, Instant now) {
    return queries().live(ann.id(), current, now, new PageRequest(1, 100));
  }

  private Session open(String name, User user, Instant at) {
    return add(aSession().of(user).called(name).startedAt(at).build());
  }

  private Session add(Session session) {
    var token = new TokenHash(session.id().value().toString());
    sessions().add(session, RefreshToken.issue(token, session.id(), TestClock.START));
    return session;
  }
}
