package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.InMemoryTransactions;
import dev.ashlar.platform.application.Transactions;
import java.util.List;

class InMemorySessionsTest extends SessionsContract {
  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUsers users = new InMemoryUsers(transactions);
  private final InMemorySessions sessions = new InMemorySessions(transactions, users);

  @Override
  protected Sessions sessions() {
    return sessions;
  }

  @Override
  protected Users users() {
    return users;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected void delete(UserId id) {
    users.remove(id);
  }

  @Override
  protected List<String> current(SessionId id) {
    return sessions.current(id).stream().map(token -> token.hash().value()).toList();
  }
}
