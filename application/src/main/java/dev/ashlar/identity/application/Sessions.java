package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.RefreshToken;
import dev.ashlar.identity.domain.Session;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
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

  /** Ends a session, once; from then on its tokens are refused. */
  void end(SessionId id, Instant now);

  /** Ends every session of the user but this one; from then on their tokens are refused. */
  void endAll(UserId user, Optional<SessionId> but, Instant now);

  /** Erases the sealed successors of tokens that were retired before that moment. */
  void eraseSuccessors(Instant retiredBefore);

  /** Who the session signs in, with the role held now; empty unless the session is live. */
  Optional<Viewer.SignedIn> viewer(SessionId id, Instant now);
}
