package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.DisplayName;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.User;
import dev.ashlar.identity.domain.Username;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Ids;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;
import java.util.Optional;

/** Opens an account for somebody else, who is told the password by the admin who does it. */
public final class CreateUser {

  /**
   * @param username made from the name where it is left out
   */
  public record Command(
      Viewer.SignedIn viewer,
      EmailAddress email,
      RawPassword password,
      DisplayName name,
      Optional<Username> username,
      Role role) {}

  public sealed interface Outcome {}

  public record Created(Account user) implements Outcome {}

  public record EmailTaken() implements Outcome {}

  public record UsernameTaken() implements Outcome {}

  public record PasswordRefused(PasswordRules.Objection objection) implements Outcome {}

  private final Users users;
  private final PasswordRules rules;
  private final PasswordHasher hasher;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  public CreateUser(
      Users users,
      PasswordRules rules,
      PasswordHasher hasher,
      AuditTrail audit,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.users = users;
    this.rules = rules;
    this.hasher = hasher;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @throws dev.ashlar.kernel.Forbidden unless the viewer is an admin, and in a session where more
   *     than a fan is made: a key that got about must not make itself an admin
   */
  public Outcome handle(Command command) {
    command.viewer().requireAdmin();
    if (command.role() != Role.USER) {
      command.viewer().requireSession();
    }
    Username wished = command.username().orElseGet(() -> Username.from(command.name()));
    Optional<PasswordRules.Objection> objection =
        rules.objection(command.password(), command.email(), wished, command.name());
    if (objection.isPresent()) {
      return new PasswordRefused(objection.get());
    }
    PasswordHash hash = hasher.hash(command.password()); // slow: before the transaction
    return transactions.run(() -> add(command, wished, hash));
  }

  private Outcome add(Command command, Username username, PasswordHash hash) {
    User user =
        User.register(
            new UserId(ids.next()),
            command.email(),
            username,
            command.name(),
            hash,
            command.role(),
            clock.instant());
    return switch (users.add(user)) {
      case STORED -> {
        audit.record(
            AuditEvent.success(command.viewer().id(), "user.create", "user", user.id().value()));
        yield new Created(Account.of(user));
      }
      case EMAIL_TAKEN -> new EmailTaken();
      case USERNAME_TAKEN ->
          command.username().isPresent()
              ? new UsernameTaken()
              : add(command, Username.from(command.name(), ids.next()), hash);
    };
  }
}
