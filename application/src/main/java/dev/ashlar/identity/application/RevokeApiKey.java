package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.ApiKey;
import dev.ashlar.identity.domain.ApiKeyId;
import dev.ashlar.kernel.ExpectedVersion;
import dev.ashlar.kernel.NotFound;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Transactions;

/** Deletes a key of the viewer's own: it is refused from the next request on. */
public final class RevokeApiKey {

  public record Command(Viewer.SignedIn viewer, ApiKeyId id, ExpectedVersion expected) {}

  private final ApiKeys apiKeys;
  private final AuditTrail audit;
  private final Transactions transactions;

  public RevokeApiKey(ApiKeys apiKeys, AuditTrail audit, Transactions transactions) {
    this.apiKeys = apiKeys;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * @throws dev.ashlar.kernel.Forbidden if the viewer presented an API key
   * @throws NotFound if there is no such key, or it is somebody else's
   * @throws dev.ashlar.kernel.StaleVersion if it was used since the viewer read it
   */
  public void handle(Command command) {
    Viewer.SignedIn viewer = command.viewer();
    viewer.requireSession();
    transactions.run(() -> {
      ApiKey key =
          apiKeys
              .lock(command.id())
              .filter(found -> found.owner().equals(viewer.id()))
              .orElseThrow(() -> new NotFound("API key"));
      command.expected().check(key.version());
      apiKeys.remove(key.id());
      audit.record(AuditEvent.success(viewer.id(), "api-key.revoke", "api-key", key.id().value()));
    });
  }
}
