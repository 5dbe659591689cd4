package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.StaleVersion;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.InMemoryTransactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

public final class InMemoryUsers implements Users {
  private final InMemoryTransactions transactions;
  private final Map<UserId, User> rows;
  private final List<Consumer<UserId>> dependents = new ArrayList<>();

  public InMemoryUsers(InMemoryTransactions transactions) {
    this.transactions = transactions;
    this.rows = transactions.table();
  }

  @Override
  public Storing add(User user) {
    return transactions.run(() -> store(user));
  }

  private Storing store(User user) {
    if (any(other -> isAnother(other, user) && hasItsEmail(other, user))) {
      return Storing.EMAIL_TAKEN;
    }
    if (any(other -> isAnother(other, user) && other.username().equals(user.username()))) {
      return Storing.USERNAME_TAKEN;
    }
    rows.put(user.id(), user);
    return Storing.STORED;
  }

  private static boolean isAnother(User other, User user) {
    return !other.id().equals(user.id());
  }

  private static boolean hasItsEmail(User other, User user) {
    return other.email().folded().equals(user.email().folded());
  }

  @Override
  public Optional<User> find(EmailAddress email) {
    return transactions.run(() ->
        rows.values().stream()
            .filter(user -> user.email().folded().equals(email.folded()))
            .findFirst());
  }

  @Override
  public Optional<User> find(UserId id) {
    return lock(id);
  }

  @Override
  public Optional<User> lock(UserId id) {
    return transactions.run(() -> Optional.ofNullable(rows.get(id)));
  }

  @Override
  public Storing save(User user) {
    return transactions.run(() -> {
      var stored = rows.get(user.id());
      if (stored == null || stored.version() != user.version() - 1) {
        throw new StaleVersion();
      }
      return store(user);
    });
  }

  @Override
  public boolean anyAdmin() {
    return any(user -> user.role() == Role.ADMIN);
  }

  /** Deletes an account and everything that hangs on it, as {@code on delete cascade} does. */
  public void delete(UserId id) {
    transactions.run(() -> {
      rows.remove(id);
      dependents.forEach(dependent -> dependent.accept(id));
    });
  }

  public List<User> all() {
    return transactions.run((Supplier<List<User>>) () -> List.copyOf(rows.values()));
  }

  boolean exists(UserId id) {
    return lock(id).isPresent();
  }

  /** Has {@code dependent} told of each account that is deleted. */
  void onDelete(Consumer<UserId> dependent) {
    dependents.add(dependent);
  }

  private boolean any(Predicate<User> condition) {
    return transactions.<Boolean>run(() -> rows.values().stream().anyMatch(condition));
  }
}
