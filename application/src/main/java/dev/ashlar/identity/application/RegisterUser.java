package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.Device;
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
import java.time.Instant;
import java.util.Optional;

/** Opens an account for whoever asks, and signs them in. */
public final class RegisterUser {

  /**
   * @param username made from the name where it is left out
   */
  public record Command(
      EmailAddress email,
      RawPassword password,
      DisplayName name,
      Optional<Username> username,
      Device device) {}

  public sealed interface Outcome {}

  public record Registered(Account user, Tokens tokens) implements Outcome {}

  public record EmailTaken() implements Outcome {}

  public record UsernameTaken() implements Outcome {}

  public record PasswordRefused(PasswordRules.Objection objection) implements Outcome {}

  private final Users users;
  private final PasswordRules rules;
  private final PasswordHasher hasher;
  private final SignIn signIn;
  private final Transactions transactions;
  private final AuditTrail audit;
  private final Ids ids;
  private final Clock clock;

  public RegisterUser(
      Users users,
      PasswordRules rules,
      PasswordHasher hasher,
      SignIn signIn,
      Transactions transactions,
      AuditTrail audit,
      Ids ids,
      Clock clock) {
    this.users = users;
    this.rules = rules;
    this.hasher = hasher;
    this.signIn = signIn;
    this.transactions = transactions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  public Outcome handle(Command command) {
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
    Instant now = clock.instant();
    User user =
        User.register(
            new UserId(ids.next()),
            command.email(),
            username,
            command.name(),
            hash,
            Role.USER,
            now);
    return switch (users.add(user)) {
      case STORED -> {
        audit.record(AuditEvent.success(user.id(), "register", "user", user.id().value()));
        yield new Registered(Account.of(user), signIn.open(user, command.device(), now));
      }
      case EMAIL_TAKEN -> new EmailTaken();
      case USERNAME_TAKEN ->
          command.username().isPresent()
              ? new UsernameTaken()
              : add(command, Username.from(command.name(), ids.next()), hash);
    };
  }
}
