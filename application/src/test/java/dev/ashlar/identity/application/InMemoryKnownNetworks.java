package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.Network;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.InMemoryTransactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class InMemoryKnownNetworks implements KnownNetworks {
  private record Key(UserId user, Network network) {}

  private final InMemoryTransactions transactions;
  private final Map<Key, Instant> rows;

  public InMemoryKnownNetworks(InMemoryTransactions transactions, InMemoryUsers users) {
    this.transactions = transactions;
    this.rows = transactions.table();
    users.onDelete(user -> rows.keySet().removeIf(key -> key.user().equals(user)));
  }

  /** For who doesn't care about them. */
  public static InMemoryKnownNetworks apart() {
    var transactions = new InMemoryTransactions();
    return new InMemoryKnownNetworks(transactions, new InMemoryUsers(transactions));
  }

  @Override
  public boolean knows(Optional<UserId> user, Network network, Instant since) {
    return transactions.<Boolean>run(() ->
        user.map(id -> rows.get(new Key(id, network)))
            .filter(last -> !last.isBefore(since))
            .isPresent());
  }

  @Override
  public void remember(UserId user, Network network, Instant at) {
    transactions.run(() ->
        rows.merge(
            new Key(user, network),
            at,
            (last, now) -> last.isBefore(now.minus(Duration.ofDays(1))) ? now : last));
  }

  @Override
  public int sweep(Instant lastBefore, int most) {
    return transactions.run(() -> {
      List<Key> old =
          rows.entrySet().stream()
              .filter(row -> row.getValue().isBefore(lastBefore))
              .map(Map.Entry::getKey)
              .limit(most)
              .toList();
      old.forEach(rows::remove);
      return old.size();
    });
  }
}
