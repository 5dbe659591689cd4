package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.OneTimeToken;
import dev.ashlar.identity.domain.OneTimeToken.Purpose;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.InMemoryTransactions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

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
  public boolean add(OneTimeToken token, Instant now) {
    return transactions.<Boolean>run(() -> {
      var live =
          rows.values().stream()
              .filter(other -> isSameKind(other, token.userId(), token.purpose()))
              .filter(other -> other.isLive(now))
              .count();
      if (live >= OneTimeToken.MOST_LIVE || !users.exists(token.userId())) {
        return false;
      }
      rows.put(token.hash(), token);
      return true;
    });
  }

  private static boolean isSameKind(OneTimeToken token, UserId user, Purpose purpose) {
    return token.userId().equals(user) && token.purpose() == purpose;
  }

  @Override
  public Optional<OneTimeToken> find(Purpose purpose, TokenHash hash) {
    return transactions.run(
        () -> Optional.ofNullable(rows.get(hash)).filter(token -> token.purpose() == purpose));
  }

  @Override
  public boolean take(OneTimeToken token) {
    return transactions.<Boolean>run(() -> rows.remove(token.hash()) != null);
  }

  @Override
  public void removeAll(UserId user, Purpose purpose) {
    transactions.run(() -> rows.values().removeIf(token -> isSameKind(token, user, purpose)));
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
