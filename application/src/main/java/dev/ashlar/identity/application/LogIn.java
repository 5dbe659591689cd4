package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.Device;
import dev.ashlar.identity.domain.EmailAddress;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.User;
import dev.ashlar.platform.application.Afterwards;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Signs somebody in who knows an account's email and password. Who doesn't learns nothing, neither
 * from the words nor from the time it takes, and has to wait after some tries: see {@link Lockout}.
 */
public final class LogIn {

  public record Command(EmailAddress email, PresentedPassword password, Device device) {}

  public sealed interface Outcome {}

  public record SignedIn(Account user, Tokens tokens) implements Outcome {}

  /** Wrong, one or the other: which one is not told (OWASP ASVS 5.0, 6.3.8). */
  public record InvalidCredentials() implements Outcome {}

  /** Too many failed of late: whether this one would have is not told. */
  public record Locked(Duration delay) implements Outcome {}

  private final Users users;
  private final PasswordHasher hasher;
  private final Lockout lockout;
  private final SignIn signIn;
  private final Transactions transactions;
  private final AuditTrail audit;
  private final Afterwards afterwards;
  private final Clock clock;

  public LogIn(
      Users users,
      PasswordHasher hasher,
      Lockout lockout,
      SignIn signIn,
      Transactions transactions,
      AuditTrail audit,
      Afterwards afterwards,
      Clock clock) {
    this.users = users;
    this.hasher = hasher;
    this.lockout = lockout;
    this.signIn = signIn;
    this.transactions = transactions;
    this.audit = audit;
    this.afterwards = afterwards;
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
    Instant now = clock.instant();
    Lockout.Origin origin =
        lockout.origin(command.email(), command.device().network(), found.map(User::id), now);
    Duration delay = lockout.delay(origin, now);
    if (!delay.isZero()) {
      return Optional.of(lock(found, origin, delay));
    }
    if (!hasher.matches(command.password(), found.map(User::password))) {
      return transactions.run(() -> Optional.of(refuse(found, origin)));
    }
    User checked = found.orElseThrow();
    Optional<Outcome> outcome =
        transactions.run(() ->
            users
                .lock(checked.id())
                .filter(user -> user.password().equals(checked.password()))
                .map(user -> admit(user, origin, command.device())));
    if (outcome.filter(SignedIn.class::isInstance).isPresent()) {
      renew(checked, command.password());
    }
    return outcome;
  }

  private Outcome refuse(Optional<User> user, Lockout.Origin origin) {
    Duration delay = lockout.fail(origin, clock.instant());
    if (!delay.isZero()) {
      return lock(user, origin, delay);
    }
    record(user, origin, AuditEvent.Outcome.FAILURE);
    return new InvalidCredentials();
  }

  private Outcome admit(User user, Lockout.Origin origin, Device device) {
    Instant now = clock.instant(); // after the lock, which may have taken its time
    Duration delay = lockout.succeed(origin, now);
    if (!delay.isZero()) {
      return lock(Optional.of(user), origin, delay);
    }
    audit.record(AuditEvent.success(user.id(), "login", "user", user.id().value()));
    return new SignedIn(Account.of(user), signIn.open(user, device, now));
  }

  private Outcome lock(Optional<User> user, Lockout.Origin origin, Duration delay) {
    record(user, origin, AuditEvent.Outcome.DENIED);
    return new Locked(delay);
  }

  /** Who it was isn't known, only whose account it was about, if anybody's. */
  private void record(Optional<User> user, Lockout.Origin origin, AuditEvent.Outcome outcome) {
    audit.record(
        user.map(known ->
                new AuditEvent(
                    Optional.empty(), "login", "user", known.id().value().toString(), outcome))
            .orElseGet(() ->
                new AuditEvent(
                    Optional.empty(), "login", "email", origin.email().value(), outcome)));
  }

  /** Once the cost of hashing is another, hashes are replaced as their owners come by. */
  private void renew(User user, PresentedPassword password) {
    if (hasher.isOutdated(user.password())) {
      afterwards.run(() -> {
        PasswordHash renewed = hasher.rehash(password); // slow: before the transaction
        transactions.run(() -> users.renewPassword(user.id(), user.password(), renewed));
      });
    }
  }
}
