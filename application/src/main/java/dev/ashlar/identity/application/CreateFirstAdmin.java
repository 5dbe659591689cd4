package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.DisplayName;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.User;
import dev.ashlar.identity.domain.Username;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.Ids;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;

/** Makes sure that somebody can administer a fresh installation. */
public final class CreateFirstAdmin {

  public record Command(EmailAddress email, RawPassword password) {}

  public sealed interface Outcome {}

  public record Created() implements Outcome {}

  public record AlreadyThere() implements Outcome {}

  /** The address is the account of somebody who isn't an admin. */
  public record EmailTaken() implements Outcome {}

  private static final DisplayName NAME = new DisplayName("Admin");

  private final Users users;
  private final PasswordHasher hasher;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  public CreateFirstAdmin(
      Users users, PasswordHasher hasher, Transactions transactions, Ids ids, Clock clock) {
    this.users = users;
    this.hasher = hasher;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  public Outcome handle(Command command) {
    if (users.anyAdmin()) {
      return new AlreadyThere();
    }
    PasswordHash hash = hasher.hash(command.password());
    return transactions.run(() -> add(command.email(), Username.from(NAME), hash));
  }

  private Outcome add(EmailAddress email, Username username, PasswordHash hash) {
    User admin =
        User.register(
            new UserId(ids.next()), email, username, NAME, hash, Role.ADMIN, clock.instant());
    return switch (users.add(admin)) {
      case STORED -> new Created();
      case USERNAME_TAKEN -> add(email, Username.from(NAME, ids.next()), hash);
      case EMAIL_TAKEN ->
          users.find(email).filter(user -> user.role() == Role.ADMIN).isPresent()
              ? new AlreadyThere() // another instance was faster
              : new EmailTaken();
    };
  }
}
