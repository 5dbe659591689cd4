package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.ApiKeySecret;
import dev.ashlar.platform.application.Authenticator;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells whose request it is, by an access token or an API key. Session or key and the role are
 * asked in one lookup each time, so that an ended session, a revoked key or a changed role counts
 * from the next request on.
 */
public final class Authenticate implements Authenticator {
  private final AccessTokens accessTokens;
  private final Sessions sessions;
  private final ApiKeys apiKeys;
  private final Secrets secrets;
  private final Clock clock;

  public Authenticate(
      AccessTokens accessTokens, Sessions sessions, ApiKeys apiKeys, Secrets secrets, Clock clock) {
    this.accessTokens = accessTokens;
    this.sessions = sessions;
    this.apiKeys = apiKeys;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public Verdict authenticate(String credential) {
    Instant now = clock.instant();
    return ApiKeySecret.isMeant(credential) ? key(credential, now) : token(credential, now);
  }

  private Verdict key(String credential, Instant now) {
    return ApiKeySecret.read(credential)
        .flatMap(secret -> apiKeys.find(secrets.hash(secret.random())))
        .map(held -> verdict(held, now))
        .orElseGet(Invalid::new);
  }

  private Verdict verdict(ApiKeys.Held held, Instant now) {
    if (held.key().isExpired(now)) {
      return new Expired();
    }
    if (held.credential().isStale(now)) {
      apiKeys.touch(held.key().id(), now);
    }
    return new Granted(held.credential().viewer());
  }

  private Verdict token(String credential, Instant now) {
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
