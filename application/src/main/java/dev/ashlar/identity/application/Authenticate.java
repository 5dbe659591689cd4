package dev.ashlar.identity.application;

import dev.ashlar.kernel.Viewer;
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
      case AccessTokens.Genuine token -> verdict(token, sessions.viewer(token.session(), now));
      case AccessTokens.Expired _ -> new Expired();
      case AccessTokens.Forged _ -> new Invalid();
    };
  }

  private static Verdict verdict(AccessTokens.Genuine token, Optional<Viewer.SignedIn> viewer) {
    return viewer
        .filter(user -> user.id().equals(token.user()))
        .<Verdict>map(Granted::new)
        .orElseGet(Invalid::new);
  }
}
