package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.Network;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.PresentedPassword;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Replaces one's own password. Every other session and every API key ends, and a reset that
 * somebody asked for is called off, so that who knew the old one is out (OWASP ASVS 5.0, 7.4.3).
 */
public final class ChangePassword {

  /**
   * @param network where it comes from
   */
  public record Command(
      Viewer.SignedIn viewer, PresentedPassword current, RawPassword next, Network network) {}

  public sealed interface Outcome {}

  public record Changed() implements Outcome {}

  /**
   * Nothing has changed.
   *
   * @param wrongCurrent whether the current password is another one
   * @param objection to the new one
   */
  public record Refused(boolean wrongCurrent, Optional<PasswordRules.Objection> objection)
      implements Outcome {}

  /** Too many current passwords were wrong of late: whether this one is isn't told. */
  public record Locked(Duration delay) implements Outcome {}

  private static final String ACTION = "password.change";

  private final Users users;
  private final Sessions sessions;
  private final ApiKeys apiKeys;
  private final OneTimeTokens tokens;
  private final PasswordRules rules;
  private final PasswordProof proof;
  private final PasswordHasher hasher;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  public ChangePassword(
      Users users,
      Sessions sessions,
      ApiKeys apiKeys,
      OneTimeTokens tokens,
      PasswordRules rules,
      PasswordProof proof,
      PasswordHasher hasher,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.users = users;
    this.sessions = sessions;
    this.apiKeys = apiKeys;
    this.tokens = tokens;
    this.rules = rules;
    this.proof = proof;
    this.hasher = hasher;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @throws dev.ashlar.kernel.Forbidden for an API key
   * @throws ViewerGone if the account was deleted meanwhile, or the session ended
   */
  public Outcome handle(Command command) {
    SessionId current = new SessionId(command.viewer().session());
    Optional<Outcome> outcome = Optional.empty();
    while (outcome.isEmpty()) {
      outcome = attempt(command, current);
    }
    return outcome.get();
  }

  /**
   * Empty where the password was replaced while it was checked: what was checked is the old one.
   */
  private Optional<Outcome> attempt(Command command, SessionId current) {
    User checked = users.find(command.viewer().id()).orElseThrow(ViewerGone::new);
    return switch (proof.check(checked, command.current(), command.network(), ACTION)) {
      case PasswordProof.Locked(var delay) -> Optional.of(new Locked(delay));
      case PasswordProof.Wrong _ ->
          Optional.of(new Refused(true, objection(command, checked, true)));
      case PasswordProof.Right right -> {
        Optional<PasswordRules.Objection> objection = objection(command, checked, false);
        yield objection.isPresent()
            ? Optional.of(new Refused(false, objection))
            : replace(checked, right, hasher.hash(command.next()), current);
      }
    };
  }

  private Optional<PasswordRules.Objection> objection(Command command, User user, boolean wrong) {
    boolean same = command.next().value().equals(command.current().value());
    return same && !wrong
        ? Optional.of(PasswordRules.Objection.UNCHANGED)
        : rules.objection(command.next(), user.email(), user.username(), user.name());
  }

  private Optional<Outcome> replace(
      User checked, PasswordProof.Right right, PasswordHash hash, SessionId current) {
    return transactions.run(() -> {
      User user = users.lock(checked.id()).orElseThrow(ViewerGone::new);
      Instant now = clock.instant(); // after the lock, which may have taken its time
      if (sessions.live(current, now).isEmpty()) {
        throw new ViewerGone();
      }
      if (!user.password().equals(checked.password())) {
        return Optional.empty();
      }
      Duration delay = proof.accept(right, now);
      if (!delay.isZero()) {
        return Optional.of(new Locked(delay));
      }
      users.save(user.changePassword(hash, now));
      sessions.endAll(user.id(), Optional.of(current), now);
      apiKeys.removeAll(user.id());
      tokens.callOff(user.id()); // for whatever: somebody else may have asked for it
      audit.record(AuditEvent.success(user.id(), ACTION, "user", user.id().value()));
      return Optional.of(new Changed());
    });
  }
}
