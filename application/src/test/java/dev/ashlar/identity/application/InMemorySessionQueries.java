package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.Session;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.Comparator;

public final class InMemorySessionQueries implements SessionQueries {
  private static final Comparator<Session> LAST_USED_FIRST =
      Comparator.comparing(Session::lastUsedAt)
          .thenComparing(session -> session.id().value().toString())
          .reversed();

  private final InMemorySessions sessions;

  public InMemorySessionQueries(InMemorySessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Page<SessionView> live(UserId user, SessionId current, Instant now, PageRequest page) {
    var live =
        sessions.all().stream()
            .filter(session -> session.userId().equals(user) && session.isLive(now))
            .sorted(LAST_USED_FIRST)
            .toList();
    var shown =
        live.stream()
            .skip(page.offset())
            .limit(page.size())
            .map(session -> view(session, current))
            .toList();
    return new Page<>(shown, live.size());
  }

  private static SessionView view(Session session, SessionId current) {
    return new SessionView(
        session.id().value(),
        session.createdAt(),
        session.lastUsedAt(),
        session.device().userAgent(),
        session.device().ip(),
        session.id().equals(current));
  }
}
