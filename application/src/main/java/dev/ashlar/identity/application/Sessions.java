package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.RefreshToken;
import dev.ashlar.identity.domain.Session;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** All sessions, each with its chain of refresh tokens. */
public interface Sessions {

  /**
   * @throws dev.ashlar.kernel.ViewerGone if its user doesn't exist any more
   */
  void add(Session session, RefreshToken first);

  /** The session that a refresh token belongs to, locked until the transaction ends. */
  Optional<Session> lock(TokenHash token);

  /** A refresh token as it is now. To decide on it, lock its session first. */
  Optional<RefreshToken> token(TokenHash hash);

  /** Stores a refreshed session, the token that was used and the one that follows it. */
  void rotate(Session session, RefreshToken retired, RefreshToken successor);

  /**
   * Ends a live session of the user; from then on its tokens are refused. False where there is none
   * to end.
   */
  boolean end(UserId user, SessionId id, Instant now);

  /**
   * Ends every session of the user but this one, and says how many; from then on their tokens are
   * refused. Lock the user first: nobody then signs in beside it, and two who end each other's
   * sessions go one after the other.
   */
  int endAll(UserId user, Optional<SessionId> but, Instant now);

  /** Erases the sealed successors of tokens that were retired before that moment. */
  void eraseSuccessors(Instant retiredBefore);

  /** Who the session signs in, with the role held now; empty unless the session is live. */
  Optional<LiveCredential> live(SessionId id, Instant now);

  /**
   * Notes that the session was used, unless a use was noted within {@link LiveCredential#PRECISION}
   * before. It neither waits nor fails: where it can't be done at once, it is left for the next
   * use. The session lives no longer for it.
   */
  void touch(SessionId id, Instant now);

  /**
   * Deletes sessions that were over before that moment, with their tokens: as many as asked for, if
   * there are so many. Says how many.
   */
  int sweep(Instant overBefore, int atMost);
}
