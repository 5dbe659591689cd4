package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.OneTimeToken;
import dev.ashlar.identity.domain.OneTimeToken.Purpose;
import dev.ashlar.identity.domain.PasswordHash;
import dev.ashlar.identity.domain.RawPassword;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.identity.domain.User;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Sets a new password for whoever read the mail with the token, ends every session and takes back
 * every API key: one of them may be somebody else's (OWASP ASVS 5.0, 7.4.3).
 */
public final class ConfirmPasswordReset {

  public record Command(Secret token, RawPassword newPassword) {}

  public sealed interface Outcome {}

  public record PasswordSet() implements Outcome {}

  /** Unknown, used, too old, or of an address that isn't the user's any more. */
  public record TokenInvalid() implements Outcome {}

  /** The token can be used with another password. */
  public record PasswordRefused(PasswordRules.Objection objection) implements Outcome {}

  private final Users users;
  private final OneTimeTokens tokens;
  private final Sessions sessions;
  private final ApiKeys apiKeys;
  private final Secrets secrets;
  private final PasswordRules rules;
  private final PasswordHasher hasher;
  private final Lockout lockout;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  public ConfirmPasswordReset(
      Users users,
      OneTimeTokens tokens,
      Sessions sessions,
      ApiKeys apiKeys,
      Secrets secrets,
      PasswordRules rules,
      PasswordHasher hasher,
      Lockout lockout,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.users = users;
    this.tokens = tokens;
    this.sessions = sessions;
    this.apiKeys = apiKeys;
    this.secrets = secrets;
    this.rules = rules;
    this.hasher = hasher;
    this.lockout = lockout;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  public Outcome handle(Command command) {
    Optional<OneTimeToken> found =
        tokens
            .find(Purpose.PASSWORD_RESET, secrets.hash(command.token()))
            .filter(token -> token.isLive(clock.instant()));
    Optional<User> owner = found.flatMap(token -> owner(users.find(token.userId()), token));
    if (owner.isEmpty()) {
      return new TokenInvalid();
    }
    User user = owner.get();
    Optional<PasswordRules.Objection> objection =
        rules.objection(command.newPassword(), user.email(), user.username(), user.name());
    if (objection.isPresent()) {
      return new PasswordRefused(objection.get());
    }
    PasswordHash hash = hasher.hash(command.newPassword()); // slow: before the transaction
    return transactions.run(() -> set(hash, found.orElseThrow()));
  }

  private static Optional<User> owner(Optional<User> user, OneTimeToken token) {
    return user.filter(found -> !found.hasOtherEmail(token.address()));
  }

  private Outcome set(PasswordHash hash, OneTimeToken token) {
    Optional<User> found = owner(users.lock(token.userId()), token);
    if (found.isEmpty() || !tokens.take(token)) {
      return new TokenInvalid();
    }
    User user = found.get();
    Instant now = clock.instant();
    users.save(user.changePassword(hash, now));
    sessions.endAll(user.id(), Optional.empty(), now);
    apiKeys.removeAll(user.id());
    lockout.lift(user.email());
    tokens.callOff(user.id()); // for whatever: somebody else may have asked for it
    audit.record(
        AuditEvent.success(user.id(), "password-reset.confirm", "user", user.id().value()));
    return new PasswordSet();
  }
}
