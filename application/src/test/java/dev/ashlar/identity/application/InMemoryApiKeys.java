package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.ApiKey;
import dev.ashlar.identity.domain.ApiKeyId;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.Page;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.InMemoryTransactions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

public final class InMemoryApiKeys implements ApiKeys, ApiKeyQueries {
  private final InMemoryTransactions transactions;
  private final InMemoryUsers users;
  private final Map<ApiKeyId, ApiKey> rows;

  public InMemoryApiKeys(InMemoryTransactions transactions, InMemoryUsers users) {
    this.transactions = transactions;
    this.users = users;
    this.rows = transactions.table();
    users.onDelete(this::removeAll);
  }

  @Override
  public boolean add(ApiKey key) {
    return transactions.<Boolean>run(() -> {
      if (of(key.owner()).size() >= ApiKey.MOST_OF_A_USER) {
        return false;
      }
      rows.put(key.id(), key);
      return true;
    });
  }

  @Override
  public Optional<Held> find(TokenHash secret) {
    return transactions.run(() ->
        rows.values().stream()
            .filter(key -> key.hash().equals(secret))
            .findFirst()
            .map(key -> new Held(key, users.lock(key.owner()).map(User::role).orElseThrow())));
  }

  @Override
  public void touch(ApiKeyId id, Instant now) {
    transactions.run(() ->
        rows.computeIfPresent(
            id,
            (_, key) ->
                key.lastUsedAt()
                        .filter(at -> !at.isBefore(now.minus(LiveCredential.PRECISION)))
                        .isPresent()
                    ? key
                    : used(key, now)));
  }

  private static ApiKey used(ApiKey key, Instant now) {
    return new ApiKey(
        key.id(),
        key.owner(),
        key.name(),
        key.prefix(),
        key.hash(),
        key.scopes(),
        key.createdAt(),
        key.expiresAt(),
        Optional.of(now));
  }

  @Override
  public Optional<ApiKey> lock(ApiKeyId id) {
    return transactions.run(() -> Optional.ofNullable(rows.get(id)));
  }

  @Override
  public void remove(ApiKeyId id) {
    transactions.run(() -> rows.remove(id));
  }

  @Override
  public void removeAll(UserId owner) {
    transactions.run(() -> rows.values().removeIf(key -> key.owner().equals(owner)));
  }

  @Override
  public Optional<ApiKeyView> find(ApiKeyId id, UserId owner) {
    return lock(id).filter(key -> key.owner().equals(owner)).map(ApiKeyView::of);
  }

  @Override
  public Page<ApiKeyView> list(UserId owner, PageRequest page) {
    List<ApiKey> all = of(owner);
    return new Page<>(
        all.stream().skip(page.offset()).limit(page.size()).map(ApiKeyView::of).toList(),
        all.size());
  }

  private List<ApiKey> of(UserId owner) {
    return transactions.run(
        (Supplier<List<ApiKey>>)
            () ->
                rows.values().stream()
                    .filter(key -> key.owner().equals(owner))
                    .sorted(
                        Comparator.comparing(ApiKey::createdAt)
                            .reversed()
                            .thenComparing(key -> key.id().value().toString()))
                    .toList());
  }
}
