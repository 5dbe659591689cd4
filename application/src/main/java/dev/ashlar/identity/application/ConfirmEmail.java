package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.OneTimeToken;
import dev.ashlar.identity.domain.OneTimeToken.Purpose;
import dev.ashlar.identity.domain.Secret;
import dev.ashlar.identity.domain.User;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Believes that an address is its user's: whoever presents the token read the mail. */
public final class ConfirmEmail {

  public sealed interface Outcome {}

  public record Confirmed() implements Outcome {}

  /** Unknown, used, too old, or of an address that the user neither has nor wants any more. */
  public record TokenInvalid() implements Outcome {}

  /** Somebody else got the address meanwhile: it isn't waited for any longer. */
  public record EmailTaken() implements Outcome {}

  private final Users users;
  private final OneTimeTokens tokens;
  private final Secrets secrets;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Clock clock;

  public ConfirmEmail(
      Users users,
      OneTimeTokens tokens,
      Secrets secrets,
      AuditTrail audit,
      Transactions transactions,
      Clock clock) {
    this.users = users;
    this.tokens = tokens;
    this.secrets = secrets;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  public Outcome handle(Secret presented) {
    return transactions.run(() ->
        tokens
            .find(Purpose.EMAIL_VERIFICATION, secrets.hash(presented))
            .filter(token -> token.isLive(clock.instant()))
            .map(this::use)
            .orElseGet(TokenInvalid::new));
  }

  private Outcome use(OneTimeToken token) {
    Optional<User> found =
        users.lock(token.userId()).filter(user -> user.isReachedAt(token.address()));
    return found.isPresent() && tokens.take(token)
        ? confirm(found.get(), token)
        : new TokenInvalid();
  }

  private Outcome confirm(User user, OneTimeToken token) {
    Instant now = clock.instant();
    User confirmed = user.confirm(token.address(), now);
    if (confirmed.version() == user.version()) {
      return new Confirmed();
    }
    String action = user.wants(token.address()) ? "email.change" : "email.verify";
    if (users.save(confirmed) != Users.Storing.STORED) {
      User without = user.forgetPendingEmail(now);
      users.save(without);
      tokens.callOffElsewhere(without);
      return new EmailTaken();
    }
    tokens.callOffElsewhere(confirmed);
    audit.record(AuditEvent.success(user.id(), action, "user", user.id().value()));
    return new Confirmed();
  }
}
