package dev.ashlar.identity.api;

import dev.ashlar.platform.application.PublishedEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A user is to show that mail to an address reaches them.
 *
 * @param address where the token goes
 * @param sealedToken what the address is confirmed with, readable to this installation alone
 */
public record EmailVerificationRequested(
    UUID userId, String address, String sealedToken, Instant expiresAt) implements PublishedEvent {
  public static final String TYPE = "identity.email-verification-requested.v1";

  @Override
  public String type() {
    return TYPE;
  }

  /** Holds personal data: never shown by accident. */
  @Override
  public String toString() {
    return "EmailVerificationRequested[" + userId + "]";
  }
}
