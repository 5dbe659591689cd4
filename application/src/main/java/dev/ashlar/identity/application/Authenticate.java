package dev.ashlar.identity.application;

import dev.ashlar.platform.application.Authenticator;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells whose request it is. Session and role are asked in one lookup each time, so that an ended
 * session or a changed role counts from the next request on.
 */
public final class Authenticate implements Authenticator {
  private final AccessTokens accessTokens;
  private final Sessions sessions;
  private final Clock clock;

  public Authenticate(AccessTokens accessTokens, Sessions sessions, Clock clock) {
    this.accessTokens = accessTokens;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public Verdict authenticate(String credential) {
    Instant now = clock.instant();
    return switch (accessTokens.read(credential, now)) {
      case AccessTokens.Genuine token -> verdict(token, now);
      case AccessTokens.Expired _ -> new Expired();
      case AccessTokens.Forged _ -> new Invalid();
    };
  }

  private Verdict verdict(AccessTokens.Genuine token, Instant now) {
    Optional<LiveCredential> session =
        sessions.live(token.session(), now).filter(live -> live.viewer().id().equals(token.user()));
    if (session.isEmpty()) {
      return new Invalid();
    }
    if (session.get().isStale(now)) {
      sessions.touch(token.session(), now);
    }
    return new Granted(session.get().viewer());
  }
}
