package dev.ashlar.identity.application;

import dev.ashlar.identity.domain.ApiKey;
import dev.ashlar.identity.domain.ApiKeyId;
import dev.ashlar.identity.domain.TokenHash;
import dev.ashlar.kernel.Role;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** All API keys. */
public interface ApiKeys {

  /** A key, and the role that its owner holds now. */
  record Held(ApiKey key, Role role) {

    /** What whoever presents it may do, unless it has expired. */
    LiveCredential credential() {
      Viewer.Key presented = new Viewer.Key(key.id().value(), Set.copyOf(key.scopes().list()));
      return new LiveCredential(
          new Viewer.SignedIn(key.owner(), role, presented),
          key.lastUsedAt().orElse(Instant.EPOCH));
    }
  }

  /**
   * Adds the key, unless its owner has {@link ApiKey#MOST_OF_A_USER} already. For that to hold,
   * lock the owner first.
   *
   * @return whether it was added
   */
  boolean add(ApiKey key);

  /** The key with this secret, in one lookup. */
  Optional<Held> find(TokenHash secret);

  /**
   * Notes that the key was used, unless a use was noted within {@link LiveCredential#PRECISION}
   * before. It neither waits nor fails: where it can't be done at once, it is left for the next
   * use.
   */
  void touch(ApiKeyId id, Instant now);

  /** Loads a key and keeps others from changing it until the transaction ends. */
  Optional<ApiKey> lock(ApiKeyId id);

  /** Deletes a key; from then on it is refused. */
  void remove(ApiKeyId id);

  /** Deletes every key of the user; from then on they are refused. */
  void removeAll(UserId owner);
}
