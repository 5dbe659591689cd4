package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.Viewer;
import java.time.Clock;

/** Shows somebody where they are signed in. */
public final class ListSessions {
  private final SessionQueries sessions;
  private final Clock clock;

  public ListSessions(SessionQueries sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * @throws dev.ashlar.kernel.Forbidden for an API key
   */
  public Page<SessionView> handle(Viewer.SignedIn viewer, PageRequest page) {
    SessionId current = new SessionId(viewer.session());
    return sessions.live(viewer.id(), current, clock.instant(), page);
  }
}
