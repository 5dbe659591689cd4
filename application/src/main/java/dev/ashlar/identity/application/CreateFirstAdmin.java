package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.DisplayName;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.User;
import dev.ashlar.identity.domain.Username;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Ids;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;
import java.util.Optional;

/** Makes sure that somebody can administer a fresh installation. */
public final class CreateFirstAdmin {

  public record Command(EmailAddress email, RawPassword password) {}

  public sealed interface Outcome {}

  public record Created() implements Outcome {}

  public record AlreadyThere() implements Outcome {}

  /** The address is the account of somebody who isn't an admin. */
  public record EmailTaken() implements Outcome {}

  public record PasswordRefused(PasswordRules.Objection objection) implements Outcome {}

  private static final DisplayName NAME = new DisplayName("Admin");

  private final Users users;
  private final PasswordRules rules;
  private final PasswordHasher hasher;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  public CreateFirstAdmin(
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

  public Outcome handle(Command command) {
    if (users.anyAdmin()) {
      return new AlreadyThere();
    }
    Username username = Username.from(NAME);
    Optional<PasswordRules.Objection> objection =
        rules.objection(command.password(), command.email(), username, NAME);
    if (objection.isPresent()) {
      return new PasswordRefused(objection.get());
    }
    PasswordHash hash = hasher.hash(command.password());
    return transactions.run(() -> {
      users.lockFirstAdmin(); // another instance may know of another address
      return users.anyAdmin() ? new AlreadyThere() : add(command.email(), username, hash);
    });
  }

  private Outcome add(EmailAddress email, Username username, PasswordHash hash) {
    User admin =
        User.register(
            new UserId(ids.next()), email, username, NAME, hash, Role.ADMIN, clock.instant());
    return switch (users.add(admin)) {
      case STORED -> {
        audit.record(created(admin.id()));
        yield new Created();
      }
      case USERNAME_TAKEN -> add(email, Username.from(NAME, ids.next()), hash);
      case EMAIL_TAKEN -> new EmailTaken();
    };
  }

  /** Nobody did it: nobody was there yet. */
  private static AuditEvent created(UserId admin) {
    return new AuditEvent(
        Optional.empty(),
        "user.create",
        "user",
        admin.value().toString(),
        AuditEvent.Outcome.SUCCESS);
  }
}
