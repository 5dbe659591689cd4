package dev.ashlar.identity.api;

import dev.ashlar.platform.application.PublishedEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A user wants another address. Until that is confirmed the one they have stays, and is told.
 *
 * @param address the one that they have
 */
public record EmailChangeRequested(UUID userId, String address, Instant at)
    implements PublishedEvent {
  public static final String TYPE = "identity.email-change-requested.v1";

  @Override
  public String type() {
    return TYPE;
  }

  /** Holds personal data: never shown by accident. */
  @Override
  public String toString() {
    return "EmailChangeRequested[" + userId + "]";
  }
}
