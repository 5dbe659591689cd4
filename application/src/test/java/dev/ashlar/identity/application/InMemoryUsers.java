package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.StaleVersion;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.InMemoryTransactions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
    return transactions.run(() -> store(user, rows.values()));
  }

  private Storing store(User user, Collection<User> others) {
    if (others.stream().anyMatch(other -> hasItsEmail(other, user))) {
      return Storing.EMAIL_TAKEN;
    }
    if (others.stream().anyMatch(other -> other.username().equals(user.username()))) {
      return Storing.USERNAME_TAKEN;
    }
    if (others.stream().anyMatch(other -> other.id().equals(user.id()))) {
      throw new IllegalArgumentException("There is a user with this id");
    }
    rows.put(user.id(), user);
    return Storing.STORED;
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
  public Optional<User> lock(EmailAddress email) {
    return find(email);
  }

  @Override
  public Storing save(User user) {
    return transactions.run(() -> {
      var stored = rows.get(user.id());
      if (stored == null || stored.version() != user.version() - 1) {
        throw new StaleVersion();
      }
      return store(
          user, rows.values().stream().filter(other -> !other.id().equals(user.id())).toList());
    });
  }

  @Override
  public void renewPassword(UserId id, PasswordHash stored, PasswordHash renewed) {
    transactions.run(() ->
        rows.computeIfPresent(
            id, (_, user) -> user.password().equals(stored) ? withPassword(user, renewed) : user));
  }

  private static User withPassword(User user, PasswordHash password) {
    return new User(
        user.id(),
        user.email(),
        user.pendingEmail(),
        user.emailVerified(),
        user.username(),
        user.name(),
        user.bio(),
        user.profilePictureUrl(),
        password,
        user.role(),
        user.createdAt(),
        user.updatedAt(),
        user.version());
  }

  @Override
  public boolean anyAdmin() {
    return !admins().isEmpty();
  }

  /** There is one transaction at a time. */
  @Override
  public void lockFirstAdmin() {}

  @Override
  public Set<UserId> lockAdmins(UserId among) {
    Set<UserId> admins = admins();
    return admins.contains(among) ? admins : Set.of();
  }

  private Set<UserId> admins() {
    return transactions.run(() ->
        rows.values().stream()
            .filter(user -> user.role() == Role.ADMIN)
            .map(User::id)
            .collect(Collectors.toSet()));
  }

  /** Deletes an account and everything that hangs on it, as {@code on delete cascade} does. */
  @Override
  public void remove(UserId id) {
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
}
