package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.Network;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.User;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Has somebody who is signed in prove that they know their password. A session that got about is no
 * licence to guess it: a wrong one counts as a failed login does, and has tries wait as logins do
 * (OWASP ASVS 5.0, 6.3.1). See {@link Lockout}.
 */
public final class PasswordProof {

  sealed interface Result {}

  /**
   * It is their password; {@link #accept} it in the transaction that relies on it.
   *
   * @param origin where the try belongs
   */
  record Right(Lockout.Origin origin) implements Result {}

  record Wrong() implements Result {}

  /** Too many were wrong of late: whether this one is isn't told. */
  record Locked(Duration delay) implements Result {}

  private final PasswordHasher hasher;
  private final Lockout lockout;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  public PasswordProof(
      PasswordHasher hasher,
      Lockout lockout,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.hasher = hasher;
    this.lockout = lockout;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Slow: call it outside of transactions.
   *
   * @param action what it is asked for, in the audit trail
   */
  Result check(User user, PresentedPassword password, Network network, String action) {
    Instant now = clock.instant();
    Lockout.Origin origin = lockout.origin(user.email(), network, Optional.of(user.id()), now);
    Duration delay = lockout.delay(origin, now);
    if (delay.isZero() && hasher.matches(password, Optional.of(user.password()))) {
      return new Right(origin);
    }
    return transactions.run(() -> refuse(user, origin, delay, action));
  }

  private Result refuse(User user, Lockout.Origin origin, Duration known, String action) {
    Duration delay = known.isZero() ? lockout.fail(origin, clock.instant()) : known;
    AuditEvent.Outcome outcome =
        delay.isZero() ? AuditEvent.Outcome.FAILURE : AuditEvent.Outcome.DENIED;
    String target = user.id().value().toString();
    audit.record(new AuditEvent(Optional.of(user.id()), action, "user", target, outcome));
    return delay.isZero() ? new Wrong() : new Locked(delay);
  }

  /**
   * Lets a right password count, unless others were faster and tries have to wait now: then the
   * answer is for how long. The account is locked.
   */
  Duration accept(Right right, Instant now) {
    return lockout.succeed(right.origin(), now);
  }
}
