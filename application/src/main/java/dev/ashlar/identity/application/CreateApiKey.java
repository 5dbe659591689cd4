package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.ApiKey;
import dev.ashlar.identity.domain.ApiKeyId;
import dev.ashlar.identity.domain.ApiKeyName;
import dev.ashlar.identity.domain.ApiKeySecret;
import dev.ashlar.identity.domain.Scopes;
import dev.ashlar.identity.domain.SessionId;
import dev.ashlar.identity.domain.User;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.kernel.ViewerGone;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Ids;
import dev.ashlar.platform.application.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Makes a key for a program that is to act for the viewer. */
public final class CreateApiKey {

  public record Command(
      Viewer.SignedIn viewer, ApiKeyName name, Scopes scopes, Optional<Instant> expiresAt) {}

  public sealed interface Outcome {}

  /**
   * @param secret told this once
   */
  public record Created(ApiKeyView key, ApiKeySecret secret) implements Outcome {}

  /** It would have expired before it was made. */
  public record ExpiryPast() implements Outcome {}

  /** There are as many as a user may have. */
  public record TooMany() implements Outcome {}

  private final ApiKeys apiKeys;
  private final Users users;
  private final Sessions sessions;
  private final Secrets secrets;
  private final AuditTrail audit;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  public CreateApiKey(
      ApiKeys apiKeys,
      Users users,
      Sessions sessions,
      Secrets secrets,
      AuditTrail audit,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.apiKeys = apiKeys;
    this.users = users;
    this.sessions = sessions;
    this.secrets = secrets;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @throws dev.ashlar.kernel.Forbidden if the viewer presented an API key
   * @throws ViewerGone if the account was deleted, or the session ended, meanwhile
   */
  public Outcome handle(Command command) {
    if (command.expiresAt().filter(end -> !end.isAfter(clock.instant())).isPresent()) {
      return new ExpiryPast();
    }
    Viewer.SignedIn viewer = command.viewer();
    SessionId session = new SessionId(viewer.session());
    ApiKeySecret secret = new ApiKeySecret(secrets.next());
    return transactions.run(() -> {
      User owner = users.lock(viewer.id()).orElseThrow(ViewerGone::new);
      Instant now = clock.instant();
      // A change of password ends sessions and keys under the same lock: none is made after it.
      if (sessions.live(session, now).isEmpty()) {
        throw new ViewerGone();
      }
      ApiKey key =
          new ApiKey(
              new ApiKeyId(ids.next()),
              owner.id(),
              command.name(),
              secret.prefix(),
              secrets.hash(secret.random()),
              command.scopes(),
              now,
              command.expiresAt(),
              Optional.empty());
      if (!apiKeys.add(key)) {
        return new TooMany();
      }
      audit.record(AuditEvent.success(viewer.id(), "api-key.create", "api-key", key.id().value()));
      return new Created(ApiKeyView.of(key), secret);
    });
  }
}
