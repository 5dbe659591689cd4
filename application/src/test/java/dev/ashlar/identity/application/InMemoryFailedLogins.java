package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.EmailHash;
import dev.ashlar.identity.domain.Failures;
import dev.ashlar.identity.domain.Network;
import dev.ashlar.platform.application.InMemoryTransactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public final class InMemoryFailedLogins implements FailedLogins {
  private record Key(EmailHash email, Optional<Network> network) {}

  private final InMemoryTransactions transactions;
  private final Map<Key, Failures> rows;

  public InMemoryFailedLogins(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.rows = transactions.table();
  }

  @Override
  public Counts find(EmailHash email, Network network) {
    return transactions.run(
        () -> new Counts(count(email, Optional.of(network)), count(email, Optional.empty())));
  }

  @Override
  public Counts lock(EmailHash email, Network network) {
    return find(email, network);
  }

  @Override
  public void save(EmailHash email, Network network, Counts counts) {
    transactions.run(() -> {
      rows.put(new Key(email, Optional.of(network)), counts.fromNetwork());
      rows.put(new Key(email, Optional.empty()), counts.fromStrangers());
    });
  }

  @Override
  public void clear(EmailHash email) {
    transactions.run(() -> {
      rows.keySet().removeIf(key -> key.email().equals(email));
    });
  }

  @Override
  public int sweep(Instant lastBefore, int most) {
    return transactions.run(() -> {
      List<Key> old =
          rows.entrySet().stream()
              .filter(row -> row.getValue().lastAt().isBefore(lastBefore))
              .map(Map.Entry::getKey)
              .limit(most)
              .toList();
      old.forEach(rows::remove);
      return old.size();
    });
  }

  private Failures count(EmailHash email, Optional<Network> network) {
    return rows.getOrDefault(new Key(email, network), Failures.NONE);
  }
}
