package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.Session;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.Transactions;
import java.util.List;
import java.util.UUID;

class InMemorySessionRacesTest extends SessionRacesContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUsers users = new InMemoryUsers(transactions);
  private final InMemorySessions sessions = new InMemorySessions(transactions, users);
  private final InMemoryApiKeys apiKeys = new InMemoryApiKeys(transactions, users);
  private final InMemoryOneTimeTokens tokens = new InMemoryOneTimeTokens(transactions, users);

  @Override
  protected Sessions sessions() {
    return sessions;
  }

  @Override
  protected Users users() {
    return users;
  }

  @Override
  protected ApiKeys apiKeys() {
    return apiKeys;
  }

  @Override
  protected OneTimeTokens oneTimeTokens() {
    return tokens;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected List<UUID> unended(UserId user) {
    return sessions.all().stream()
        .filter(session -> session.userId().equals(user) && session.endedAt().isEmpty())
        .map(Session::id)
        .map(id -> id.value())
        .toList();
  }
}
