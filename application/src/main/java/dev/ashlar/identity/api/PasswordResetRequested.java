package dev.ashlar.identity.api;

import dev.ashlar.platform.application.PublishedEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody says that they forgot the password of an account.
 *
 * @param address where the token goes
 * @param sealedToken what a new password can be set with, readable to this installation alone
 */
public record PasswordResetRequested(
    UUID userId, String address, String sealedToken, Instant expiresAt) implements PublishedEvent {
  public static final String TYPE = "identity.password-reset-requested.v1";

  @Override
  public String type() {
    return TYPE;
  }

  /** Holds personal data: never shown by accident. */
  @Override
  public String toString() {
    return "PasswordResetRequested[" + userId + "]";
  }
}
