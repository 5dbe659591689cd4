package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.Lifetimes;
import dev.ashlar.identity.domain.RefreshToken;
import dev.ashlar.identity.domain.SealedSecret;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.identity.domain.Session;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Trades a refresh token for the next one and a fresh access token (RFC 9700, 4.14.2). A token that
 * was used before answers again with its own successor for a short grace, which keeps honest tabs
 * signed in; after that its use ends the session, which leaves a thief with nothing.
 */
public final class RefreshSession {

  public sealed interface Outcome {}

  public record Refreshed(Tokens tokens) implements Outcome {}

  /** Unknown, expired, or its session has ended. */
  public record TokenInvalid() implements Outcome {}

  /** A copy is about; the session has been ended. */
  public record TokenReused(UserId user) implements Outcome {}

  private final Sessions sessions;
  private final Secrets secrets;
  private final SignIn signIn;
  private final Lifetimes lifetimes;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  public RefreshSession(
      Sessions sessions,
      Secrets secrets,
      SignIn signIn,
      Lifetimes lifetimes,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.sessions = sessions;
    this.secrets = secrets;
    this.signIn = signIn;
    this.lifetimes = lifetimes;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  public Outcome handle(Secret presented) {
    TokenHash hash = secrets.hash(presented);
    return transactions.run(() -> {
      Optional<Session> locked = sessions.lock(hash);
      Instant now = clock.instant(); // after the lock, which may have taken its time
      Optional<LiveCredential> live =
          locked
              .filter(session -> session.isLive(now))
              .flatMap(session -> sessions.live(session.id(), now));
      if (live.isEmpty()) {
        return new TokenInvalid();
      }
      Session session = locked.orElseThrow();
      RefreshToken token = sessions.token(hash).orElseThrow();
      Role role = live.get().viewer().role();
      return token.isRetired()
          ? repeat(session, role, token, presented, now)
          : rotate(session, role, token, presented, now);
    });
  }

  private Outcome rotate(
      Session session, Role role, RefreshToken token, Secret presented, Instant now) {
    Secret next = secrets.next();
    Session refreshed = session.refreshed(lifetimes.idle(), now);
    sessions.rotate(
        refreshed,
        token.retire(secrets.seal(next, presented), now),
        RefreshToken.issue(secrets.hash(next), session.id(), now));
    return new Refreshed(signIn.tokens(refreshed, role, next, now));
  }

  private Outcome repeat(
      Session session, Role role, RefreshToken token, Secret presented, Instant now) {
    Optional<SealedSecret> successor = token.successor(lifetimes.grace(), now);
    if (successor.isEmpty()) {
      sessions.end(session.userId(), session.id(), now);
      audit.record(
          new AuditEvent(
              Optional.of(session.userId()),
              "refresh",
              "session",
              session.id().value().toString(),
              AuditEvent.Outcome.FAILURE));
      return new TokenReused(session.userId());
    }
    Secret next = secrets.open(successor.get(), presented);
    return new Refreshed(signIn.tokens(session, role, next, now));
  }
}
