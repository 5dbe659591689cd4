package dev.ashlar.content.application;

import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.ResourceId;
import dev.ashlar.content.domain.Status;
import dev.ashlar.kernel.StaleVersion;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.application.InMemoryTransactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

public final class InMemoryResources implements Resources {
  private final InMemoryTransactions transactions;
  private final Map<ResourceId, Resource> rows;
  private final Set<UserId> gone = ConcurrentHashMap.newKeySet();

  public InMemoryResources(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.rows = transactions.table();
  }

  @Override
  public void add(Resource resource) {
    transactions.run(() -> {
      if (gone.contains(resource.owner())) {
        throw new ViewerGone();
      }
      if (rows.putIfAbsent(resource.id(), resource) != null) {
        throw new IllegalStateException("a resource is added once");
      }
    });
  }

  @Override
  public Optional<Resource> lock(ResourceId id, Visibility visibility) {
    return transactions.run(() -> find(id).filter(resource -> isVisible(resource, visibility)));
  }

  /** Whoever asks. */
  public Optional<Resource> find(ResourceId id) {
    return transactions.run(() -> Optional.ofNullable(rows.get(id)));
  }

  static boolean isVisible(Resource resource, Visibility visibility) {
    return visibility.everything()
        || resource.status() == Status.PUBLISHED
        || visibility.owner().filter(resource.owner()::equals).isPresent();
  }

  @Override
  public void save(Resource resource) {
    transactions.run(() -> {
      var stored = rows.get(resource.id());
      if (stored == null || stored.version() != resource.version() - 1) {
        throw new StaleVersion();
      }
      rows.put(resource.id(), saved(stored, resource));
    });
  }

  @Override
  public void remove(ResourceId id) {
    transactions.run(() -> rows.remove(id));
  }

  /** Deletes all that somebody owns, and takes no more of them, as the foreign key does. */
  public void forget(UserId owner) {
    transactions.run(() -> {
      gone.add(owner);
      rows.values().removeIf(resource -> resource.owner().equals(owner));
    });
  }

  public List<Resource> all() {
    return transactions.run((Supplier<List<Resource>>) () -> List.copyOf(rows.values()));
  }

  /** An owner and a moment of creation never change. */
  private static Resource saved(Resource stored, Resource next) {
    return new Resource(
        stored.id(),
        stored.owner(),
        next.title(),
        next.content(),
        next.status(),
        next.tags(),
        stored.createdAt(),
        next.updatedAt(),
        next.publishedAt(),
        next.version());
  }
}
