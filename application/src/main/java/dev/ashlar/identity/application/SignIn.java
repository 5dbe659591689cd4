package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.Device;
import dev.ashlar.identity.domain.Lifetimes;
import dev.ashlar.identity.domain.RefreshToken;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.identity.domain.Session;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.Role;
import dev.ashlar.platform.application.Ids;
import java.time.Duration;
import java.time.Instant;

/** Opens sessions and makes their tokens, for every use case that ends with somebody signed in. */
public final class SignIn {
  private final Sessions sessions;
  private final KnownNetworks networks;
  private final Secrets secrets;
  private final AccessTokens accessTokens;
  private final Lifetimes lifetimes;
  private final Ids ids;

  public SignIn(
      Sessions sessions,
      KnownNetworks networks,
      Secrets secrets,
      AccessTokens accessTokens,
      Lifetimes lifetimes,
      Ids ids) {
    this.sessions = sessions;
    this.networks = networks;
    this.secrets = secrets;
    this.accessTokens = accessTokens;
    this.lifetimes = lifetimes;
    this.ids = ids;
  }

  /** Opens a session for {@code user}; call it within the transaction that let them in. */
  Tokens open(User user, Device device, Instant now) {
    Session session = Session.start(new SessionId(ids.next()), user.id(), device, lifetimes, now);
    Secret secret = secrets.next();
    sessions.add(session, RefreshToken.issue(secrets.hash(secret), session.id(), now));
    networks.remember(user.id(), device.network(), now);
    return tokens(session, user.role(), secret, now);
  }

  Tokens tokens(Session session, Role role, Secret secret, Instant now) {
    Instant expiresAt = now.plus(lifetimes.access());
    String accessToken =
        accessTokens.issue(
            new AccessTokens.Claims(session.userId(), session.id(), role, now, expiresAt));
    Duration refreshFor = Duration.between(now, session.expiresAt());
    return new Tokens(accessToken, lifetimes.access(), secret, refreshFor);
  }
}
