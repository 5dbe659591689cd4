package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.ExpectedVersion;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Gives a user another role, which counts from their next request on. */
public final class ChangeRole {

  public record Command(Viewer.SignedIn viewer, UserId id, ExpectedVersion expected, Role role) {}

  public sealed interface Outcome {}

  public record Changed(Account user) implements Outcome {}

  /** Nobody could administer this installation any more. */
  public record LastAdmin() implements Outcome {}

  private final Users users;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  public ChangeRole(Users users, AuditTrail audit, Transactions transactions, Clock clock) {
    this.users = users;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @throws dev.ashlar.kernel.Forbidden unless the viewer is an admin in a session
   * @throws dev.ashlar.kernel.NotFound if there is no such user
   * @throws dev.ashlar.kernel.StaleVersion if it isn't the expected version
   */
  public Outcome handle(Command command) {
    command.viewer().requireAdmin();
    command.viewer().requireSession();
    Optional<Outcome> outcome = Optional.empty();
    while (outcome.isEmpty()) {
      outcome = attempt(command);
    }
    return outcome.get();
  }

  /** Empty where the user became an admin meanwhile: then admins have to be locked first. */
  private Optional<Outcome> attempt(Command command) {
    return transactions.run(() -> {
      Set<UserId> admins = users.lockAdmins(command.id());
      User user = Rights.toChange(command.id(), users.lock(command.id()), command.viewer());
      command.expected().check(user.version());
      if (user.role() == Role.ADMIN && !admins.contains(user.id())) {
        return Optional.empty(); // made an admin between the two locks
      }
      if (command.role() != Role.ADMIN && admins.equals(Set.of(user.id()))) {
        return Optional.of(new LastAdmin());
      }
      User changed = user.changeRole(command.role(), clock.instant());
      if (changed.version() != user.version()) {
        users.save(changed);
        audit.record(
            AuditEvent.success(command.viewer().id(), "role.change", "user", user.id().value()));
      }
      return Optional.of(new Changed(Account.of(changed)));
    });
  }
}
