package dev.ashlar.identity.api;

import dev.ashlar.platform.application.PublishedEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An account was deleted. What hung on it in the database went with it; whoever keeps something of
 * the user's elsewhere has to let go of it.
 */
public record UserDeleted(UUID userId, Instant at) implements PublishedEvent {
  public static final String TYPE = "identity.user-deleted.v1";

  @Override
  public String type() {
    return TYPE;
  }
}
