package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import java.time.Instant;

/** Reads sessions for showing them. */
public interface SessionQueries {

  /**
   * The sessions of a user that are live, the last used first.
   *
   * @param current the one that asks
   */
  Page<SessionView> live(UserId user, SessionId current, Instant now, PageRequest page);
}
