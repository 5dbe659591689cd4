package dev.ashlar.identity.application;

import dev.ashlar.identity.api.EmailChangeRequested;
import dev.ashlar.identity.api.EmailChanged;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.Network;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.ExpectedVersion;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Outbox;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Changes what an account says of its user. Their own address is where a lost password is sent to:
 * who changes it proves once more who they are (OWASP ASVS 5.0, 7.5.1).
 */
public final class EditUser {

  /**
   * @param currentPassword needed for another address of one's own alone
   * @param network where it comes from
   */
  public record Command(
      Viewer.SignedIn viewer,
      UserId id,
      ExpectedVersion expected,
      User.Edit edit,
      Optional<PresentedPassword> currentPassword,
      Network network) {}

  public sealed interface Outcome {}

  public record Edited(Account user) implements Outcome {}

  /** The password has to be given. */
  public record PasswordMissing() implements Outcome {}

  public record PasswordWrong() implements Outcome {}

  /** Too many passwords were wrong of late: whether this one is isn't told. */
  public record Locked(Duration delay) implements Outcome {}

  public record EmailTaken() implements Outcome {}

  public record UsernameTaken() implements Outcome {}

  /** It wanted too many addresses of late. */
  public record TooManyWishes(Duration delay) implements Outcome {}

  private static final String CHANGE_REQUEST = "email.change-request";

  private final Users users;
  private final PasswordProof proof;
  private final OneTimeTokens tokens;
  private final EmailConfirmations confirmations;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  public EditUser(
      Users users,
      PasswordProof proof,
      OneTimeTokens tokens,
      EmailConfirmations confirmations,
      Outbox outbox,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.users = users;
    this.proof = proof;
    this.tokens = tokens;
    this.confirmations = confirmations;
    this.outbox = outbox;
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
    if (isAboutEmail(command, seen)) {
      command.viewer().requireSession();
    }
    if (!isOwnMove(command, seen)) {
      return edit(command, seen, Optional.empty());
    }
    if (command.currentPassword().isEmpty()) {
      return Optional.of(new PasswordMissing());
    }
    return switch (proof.check(
        seen, command.currentPassword().get(), command.network(), CHANGE_REQUEST)) {
      case PasswordProof.Locked(var delay) -> Optional.of(new Locked(delay));
      case PasswordProof.Wrong _ -> Optional.of(new PasswordWrong());
      case PasswordProof.Right right -> edit(command, seen, Optional.of(right));
    };
  }

  private Optional<Outcome> edit(Command command, User seen, Optional<PasswordProof.Right> right) {
    return transactions.run(() -> {
      User user = Rights.toChange(command.id(), users.lock(command.id()), command.viewer());
      boolean asSeen =
          user.email().equals(seen.email())
              && user.pendingEmail().equals(seen.pendingEmail())
              && user.password().equals(seen.password());
      if (isAboutEmail(command, user) && !asSeen) {
        return Optional.empty();
      }
      Duration delay =
          right.map(proven -> proof.accept(proven, clock.instant())).orElse(Duration.ZERO);
      return Optional.of(delay.isZero() ? edit(command, user) : new Locked(delay));
    });
  }

  /** The address that is asked for, if it is another one. */
  private static Optional<EmailAddress> otherEmail(Command command, User user) {
    return command.edit().email().filter(user::hasOtherEmail);
  }

  /** Whether the address changes, or one's own wish for another is dropped. */
  private static boolean isAboutEmail(Command command, User user) {
    boolean dropsWish =
        isOwn(command) && command.edit().email().isPresent() && user.pendingEmail().isPresent();
    return dropsWish || otherEmail(command, user).isPresent();
  }

  private static boolean isOwnMove(Command command, User user) {
    return isOwn(command) && otherEmail(command, user).isPresent();
  }

  private Outcome edit(Command command, User user) {
    command.expected().check(user.version());
    Optional<EmailAddress> other = otherEmail(command, user);
    if (other.flatMap(users::find).isPresent()) {
      return new EmailTaken();
    }
    Instant now = clock.instant();
    Optional<EmailAddress> wish = other.filter(address -> isOwn(command) && !user.wants(address));
    Duration delay =
        wish.map(address -> confirmations.delay(user, address, now)).orElse(Duration.ZERO);
    if (!delay.isZero()) {
      return new TooManyWishes(delay);
    }
    User edited =
        isOwn(command)
            ? user.editOneself(command.edit(), now)
            : user.editByAdmin(command.edit(), now);
    Users.Storing storing =
        edited.version() == user.version() ? Users.Storing.STORED : users.save(edited);
    return switch (storing) {
      case STORED -> {
        other.ifPresent(address -> announce(command, user, address, now));
        if (isAboutEmail(command, user)) {
          tokens.callOffElsewhere(edited);
        }
        yield new Edited(Account.of(edited));
      }
      case EMAIL_TAKEN -> new EmailTaken();
      case USERNAME_TAKEN -> new UsernameTaken();
    };
  }

  /**
   * Whoever reads the mail of the old address hears of every new one, and can do something. Who
   * wants the same again has another token mailed, while there may be another, and that is all:
   * nobody is to be drowned in mail.
   */
  private void announce(Command command, User before, EmailAddress address, Instant now) {
    UUID id = before.id().value();
    String old = before.email().value();
    if (!isOwn(command)) {
      outbox.add(new EmailChanged(id, old, now));
      audit.record(AuditEvent.success(command.viewer().id(), "email.change", "user", id));
      return;
    }
    confirmations.ask(before, address, now);
    if (!before.wants(address)) {
      outbox.add(new EmailChangeRequested(id, old, now));
      audit.record(AuditEvent.success(command.viewer().id(), CHANGE_REQUEST, "user", id));
    }
  }

  private static boolean isOwn(Command command) {
    return command.viewer().id().equals(command.id());
  }
}
