package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.Device;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.User;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;
import java.util.Optional;

/** Signs somebody in who knows an account's email and password. */
public final class LogIn {

  public record Command(EmailAddress email, PresentedPassword password, Device device) {}

  public sealed interface Outcome {}

  public record SignedIn(Account user, Tokens tokens) implements Outcome {}

  /** Wrong, one or the other: which one is not told (OWASP ASVS 5.0, 6.3.8). */
  public record InvalidCredentials() implements Outcome {}

  private final Users users;
  private final PasswordHasher hasher;
  private final SignIn signIn;
  private final Transactions transactions;
  private final Clock clock;

  public LogIn(
      Users users, PasswordHasher hasher, SignIn signIn, Transactions transactions, Clock clock) {
    this.users = users;
    this.hasher = hasher;
    this.signIn = signIn;
    this.transactions = transactions;
    this.clock = clock;
  }

  public Outcome handle(Command command) {
    Optional<Outcome> outcome = Optional.empty();
    while (outcome.isEmpty()) {
      outcome = attempt(command);
    }
    return outcome.get();
  }

  /**
   * Empty where the password was replaced while it was checked: what was checked is the old one.
   */
  private Optional<Outcome> attempt(Command command) {
    Optional<User> found = users.find(command.email());
    if (!hasher.matches(command.password(), found.map(User::password))) {
      return Optional.of(new InvalidCredentials());
    }
    User checked = found.orElseThrow();
    return transactions.run(() ->
        users
            .lock(checked.id())
            .filter(user -> user.password().equals(checked.password()))
            .map(user -> open(user, command.device())));
  }

  private Outcome open(User user, Device device) {
    return new SignedIn(Account.of(user), signIn.open(user, device, clock.instant()));
  }
}
