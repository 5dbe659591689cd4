package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.ExpectedVersion;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;
import java.util.Optional;

/**
 * Changes what an account says of its user. Their own address is where a lost password is sent to:
 * who changes it proves once more who they are (OWASP ASVS 5.0, 7.5.1).
 */
public final class EditUser {

  /**
   * @param currentPassword needed for another address of one's own alone
   */
  public record Command(
      Viewer.SignedIn viewer,
      UserId id,
      ExpectedVersion expected,
      User.Edit edit,
      Optional<PresentedPassword> currentPassword) {}

  public sealed interface Outcome {}

  public record Edited(Account user) implements Outcome {}

  /** The password has to be given. */
  public record PasswordMissing() implements Outcome {}

  public record PasswordWrong() implements Outcome {}

  public record EmailTaken() implements Outcome {}

  public record UsernameTaken() implements Outcome {}

  private final Users users;
  private final PasswordHasher hasher;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  public EditUser(
      Users users,
      PasswordHasher hasher,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.users = users;
    this.hasher = hasher;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @throws dev.ashlar.kernel.NotFound if there is no such user
   * @throws dev.ashlar.kernel.Forbidden if it is somebody else, or a key asks for another address
   * @throws dev.ashlar.kernel.StaleVersion if it isn't the expected version
   */
  public Outcome handle(Command command) {
    Optional<Outcome> outcome = Optional.empty();
    while (outcome.isEmpty()) {
      outcome = attempt(command);
    }
    return outcome.get();
  }

  /** Empty where the account's address or password changed while the password was checked. */
  private Optional<Outcome> attempt(Command command) {
    User seen = Rights.toChange(command.id(), users.find(command.id()), command.viewer());
    if (command.edit().email().filter(seen::hasOtherEmail).isPresent()) {
      command.viewer().session();
    }
    Optional<Outcome> refusal = isOwnMove(command, seen) ? proof(command, seen) : Optional.empty();
    return refusal.isPresent()
        ? refusal
        : transactions.run(() -> {
          User user = Rights.toChange(command.id(), users.lock(command.id()), command.viewer());
          boolean sameProof =
              user.email().equals(seen.email()) && user.password().equals(seen.password());
          return isOwnMove(command, user) && !sameProof
              ? Optional.empty()
              : Optional.of(edit(command, user));
        });
  }

  private static boolean isOwnMove(Command command, User user) {
    return command.viewer().id().equals(user.id())
        && command.edit().email().filter(user::hasOtherEmail).isPresent();
  }

  /** Slow: before the transaction. */
  private Optional<Outcome> proof(Command command, User user) {
    if (command.currentPassword().isEmpty()) {
      return Optional.of(new PasswordMissing());
    }
    return hasher.matches(command.currentPassword().get(), Optional.of(user.password()))
        ? Optional.empty()
        : Optional.of(new PasswordWrong());
  }

  private Outcome edit(Command command, User user) {
    command.expected().check(user.version());
    Optional<EmailAddress> move = command.edit().email().filter(user::hasOtherEmail);
    if (move.flatMap(users::find).isPresent()) {
      return new EmailTaken();
    }
    User edited =
        command.viewer().id().equals(user.id())
            ? user.editOneself(command.edit(), clock.instant())
            : user.editByAdmin(command.edit(), clock.instant());
    if (edited.version() == user.version()) {
      return new Edited(Account.of(user));
    }
    return switch (users.save(edited)) {
      case STORED -> {
        if (move.isPresent()) {
          audit.record(
              AuditEvent.success(command.viewer().id(), "email.change", "user", user.id().value()));
        }
        yield new Edited(Account.of(edited));
      }
      case EMAIL_TAKEN -> new EmailTaken();
      case USERNAME_TAKEN -> new UsernameTaken();
    };
  }
}
