package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.OneTimeToken;
import dev.ashlar.identity.domain.OneTimeToken.Purpose;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.InMemoryTransactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

public final class InMemoryOneTimeTokens implements OneTimeTokens {
  private final InMemoryTransactions transactions;
  private final InMemoryUsers users;
  private final Map<TokenHash, OneTimeToken> rows;

  public InMemoryOneTimeTokens(InMemoryTransactions transactions, InMemoryUsers users) {
    this.transactions = transactions;
    this.users = users;
    this.rows = transactions.table();
    users.onDelete(user -> rows.values().removeIf(token -> token.userId().equals(user)));
  }

  @Override
  public boolean add(OneTimeToken token) {
    return transactions.<Boolean>run(() -> {
      if (!users.exists(token.userId())) {
        return false;
      }
      rows.put(token.hash(), token);
      return true;
    });
  }

  @Override
  public List<OneTimeToken> mailed(UserId user, Purpose purpose, Instant now) {
    return transactions.run(() ->
        rows.values().stream()
            .filter(token -> token.userId().equals(user) && token.purpose() == purpose)
            .filter(token -> token.expiresAt().isAfter(now))
            .toList());
  }

  @Override
  public Optional<OneTimeToken> find(Purpose purpose, TokenHash hash) {
    return transactions.run(
        () -> Optional.ofNullable(rows.get(hash)).filter(token -> token.purpose() == purpose));
  }

  @Override
  public boolean take(OneTimeToken token) {
    return transactions.<Boolean>run(() -> {
      var found = Optional.ofNullable(rows.get(token.hash())).filter(row -> !row.calledOff());
      found.map(OneTimeToken::hash).ifPresent(rows::remove);
      return found.isPresent();
    });
  }

  @Override
  public void callOff(UserId user) {
    callOff(token -> token.userId().equals(user));
  }

  @Override
  public void callOffElsewhere(User user) {
    callOff(token -> token.userId().equals(user.id()) && !user.isReachedAt(token.address()));
  }

  private void callOff(Predicate<OneTimeToken> those) {
    transactions.run(
        () -> rows.replaceAll((_, token) -> those.test(token) ? calledOff(token) : token));
  }

  private static OneTimeToken calledOff(OneTimeToken token) {
    return new OneTimeToken(
        token.hash(), token.purpose(), token.userId(), token.address(), token.expiresAt(), true);
  }

  @Override
  public int sweep(Instant expiredBefore, int most) {
    return transactions.run(() -> {
      var swept =
          rows.values().stream()
              .filter(token -> token.expiresAt().isBefore(expiredBefore))
              .map(OneTimeToken::hash)
              .limit(most)
              .toList();
      swept.forEach(rows::remove);
      return swept.size();
    });
  }

  int count() {
    return transactions.<Integer>run(rows::size);
  }
}
