package dev.ashlar.identity.api;

import dev.ashlar.platform.application.PublishedEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An admin gave somebody's account another address, at once.
 *
 * @param address the one that it had
 */
public record EmailChanged(UUID userId, String address, Instant at) implements PublishedEvent {
  public static final String TYPE = "identity.email-changed.v1";

  @Override
  public String type() {
    return TYPE;
  }

  /** Holds personal data: never shown by accident. */
  @Override
  public String toString() {
    return "EmailChanged[" + userId + "]";
  }
}
