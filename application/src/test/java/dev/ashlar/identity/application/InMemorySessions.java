package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.RefreshToken;
import dev.ashlar.identity.domain.RefreshToken.Retirement;
import dev.ashlar.identity.domain.Session;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.TokenHash;
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
      sessions.computeIfPresent(session.id(), (_, stored) -> used(stored, session));
      tokens.replace(retired.hash(), retired);
      addToken(successor);
    });
  }

  @Override
  public void end(SessionId id, Instant now) {
    transactions.run(() -> sessions.computeIfPresent(id, (_, session) -> session.end(now)));
  }

  @Override
  public void endAll(UserId user, Optional<SessionId> but, Instant now) {
    transactions.run(() ->
        sessions.replaceAll((id, session) ->
            session.userId().equals(user) && !Optional.of(id).equals(but)
                ? session.end(now)
                : session));
  }

  @Override
  public void eraseSuccessors(Instant retiredBefore) {
    transactions.run(() -> tokens.replaceAll((_, token) -> erased(token, retiredBefore)));
  }

  @Override
  public Optional<Viewer.SignedIn> viewer(SessionId id, Instant now) {
    return transactions.run(() ->
        Optional.ofNullable(sessions.get(id))
            .filter(session -> session.isLive(now))
            .flatMap(session -> users.lock(session.userId()))
            .map(user ->
                new Viewer.SignedIn(user.id(), user.role(), new Viewer.Session(id.value()))));
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

  /** What a refresh changes: whether it has ended is not among that. */
  private static Session used(Session stored, Session refreshed) {
    return new Session(
        stored.id(),
        stored.userId(),
        stored.device(),
        stored.createdAt(),
        refreshed.lastUsedAt(),
        refreshed.expiresAt(),
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
