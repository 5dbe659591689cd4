package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.RefreshToken;
import dev.ashlar.identity.domain.RefreshToken.Retirement;
import dev.ashlar.identity.domain.Session;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.application.InMemoryTransactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

public final class InMemorySessions implements Sessions {
  private final InMemoryTransactions transactions;
  private final InMemoryUsers users;
  private final Map<SessionId, Session> sessions;
  private final Map<TokenHash, RefreshToken> tokens;

  public InMemorySessions(InMemoryTransactions transactions, InMemoryUsers users) {
    this.transactions = transactions;
    this.users = users;
    this.sessions = transactions.table();
    this.tokens = transactions.table();
    users.onDelete(this::deleteAllOf);
  }

  @Override
  public void add(Session session, RefreshToken first) {
    transactions.run(() -> {
      if (!users.exists(session.userId())) {
        throw new ViewerGone();
      }
      sessions.put(session.id(), session);
      addToken(first);
    });
  }

  @Override
  public Optional<Session> lock(TokenHash token) {
    return transactions.run(() -> token(token).map(found -> sessions.get(found.session())));
  }

  @Override
  public Optional<RefreshToken> token(TokenHash hash) {
    return transactions.run(() -> Optional.ofNullable(tokens.get(hash)));
  }

  @Override
  public void rotate(Session session, RefreshToken retired, RefreshToken successor) {
    transactions.run(() -> {
      sessions.computeIfPresent(
          session.id(), (_, stored) -> used(stored, session.lastUsedAt(), session.expiresAt()));
      tokens.replace(retired.hash(), retired);
      addToken(successor);
    });
  }

  @Override
  public boolean end(UserId user, SessionId id, Instant now) {
    return transactions.<Boolean>run(() -> {
      var found =
          Optional.ofNullable(sessions.get(id))
              .filter(session -> session.userId().equals(user) && session.isLive(now));
      found.ifPresent(session -> sessions.put(id, session.end(now)));
      return found.isPresent();
    });
  }

  @Override
  public int endAll(UserId user, Optional<SessionId> but, Instant now) {
    return transactions.<Integer>run(() -> {
      var others =
          sessions.values().stream()
              .filter(session -> session.userId().equals(user) && session.endedAt().isEmpty())
              .filter(session -> !Optional.of(session.id()).equals(but))
              .toList();
      others.forEach(session -> sessions.put(session.id(), session.end(now)));
      return others.size();
    });
  }

  @Override
  public void eraseSuccessors(Instant retiredBefore) {
    transactions.run(() -> tokens.replaceAll((_, token) -> erased(token, retiredBefore)));
  }

  @Override
  public Optional<LiveCredential> live(SessionId id, Instant now) {
    return transactions.run(() ->
        Optional.ofNullable(sessions.get(id))
            .filter(session -> session.isLive(now))
            .flatMap(session -> users.find(session.userId()).map(user -> live(session, user))));
  }

  @Override
  public void touch(SessionId id, Instant now) {
    transactions.run(() ->
        sessions.computeIfPresent(
            id,
            (_, session) ->
                session.lastUsedAt().isBefore(now.minus(LiveCredential.PRECISION))
                    ? used(session, now, session.expiresAt())
                    : session));
  }

  @Override
  public int sweep(Instant overBefore, int atMost) {
    return transactions.<Integer>run(() -> {
      var over =
          sessions.values().stream()
              .filter(session -> isOver(session, overBefore))
              .limit(atMost)
              .toList();
      over.forEach(session -> sessions.remove(session.id()));
      tokens.values().removeIf(token -> !sessions.containsKey(token.session()));
      return over.size();
    });
  }

  public List<Session> all() {
    return transactions.run((Supplier<List<Session>>) () -> List.copyOf(sessions.values()));
  }

  /** The tokens of a session that haven't been used. */
  public List<RefreshToken> current(SessionId id) {
    return transactions.run(
        (Supplier<List<RefreshToken>>)
            () ->
                tokens.values().stream()
                    .filter(token -> token.session().equals(id) && !token.isRetired())
                    .toList());
  }

  private void addToken(RefreshToken token) {
    if (!current(token.session()).isEmpty()) {
      throw new IllegalStateException("a session has one usable token");
    }
    if (tokens.putIfAbsent(token.hash(), token) != null) {
      throw new IllegalStateException("a token is added once");
    }
  }

  private void deleteAllOf(UserId user) {
    sessions.values().removeIf(session -> session.userId().equals(user));
    tokens.values().removeIf(token -> !sessions.containsKey(token.session()));
  }

  private static LiveCredential live(Session session, User user) {
    var credential = new Viewer.Session(session.id().value());
    return new LiveCredential(
        new Viewer.SignedIn(user.id(), user.role(), credential), session.lastUsedAt());
  }

  private static boolean isOver(Session session, Instant before) {
    return session.expiresAt().isBefore(before)
        || session.endedAt().filter(ended -> ended.isBefore(before)).isPresent();
  }

  /** What a use changes: whether the session has ended is not among that. */
  private static Session used(Session stored, Instant lastUsedAt, Instant expiresAt) {
    return new Session(
        stored.id(),
        stored.userId(),
        stored.device(),
        stored.createdAt(),
        lastUsedAt,
        expiresAt,
        stored.endsAt(),
        stored.endedAt());
  }

  private static RefreshToken erased(RefreshToken token, Instant retiredBefore) {
    return new RefreshToken(
        token.hash(),
        token.session(),
        token.issuedAt(),
        token
            .retirement()
            .map(retired ->
                retired.at().isBefore(retiredBefore)
                    ? new Retirement(retired.at(), Optional.empty())
                    : retired));
  }
}
