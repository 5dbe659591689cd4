package dev.ashlar.content.rest;

import dev.ashlar.kernel.InvalidValue;
import dev.ashlar.kernel.UserId;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.rest.ErrorCode;
import dev.ashlar.platform.rest.Failure;
import dev.ashlar.platform.rest.StrictIds;
import io.micronaut.core.annotation.Introspected;
import java.util.UUID;

/** Whose resources are asked for: a user's id, or {@code me}. */
@Introspected
record OwnerParameter(String value) {
  private static final String ME = "me";

  OwnerParameter {
    if (!value.equals(ME) && StrictIds.read(value).isEmpty()) {
      throw new InvalidValue("INVALID_ID", "Use a user's id, or me.");
    }
  }

  /**
   * @throws Failure 401 if it says {@code me} and nobody is signed in
   */
  UserId toUserId(Viewer viewer) {
    return value.equals(ME)
        ? viewer.userId().orElseThrow(() -> Failure.of(ErrorCode.UNAUTHENTICATED))
        : new UserId(UUID.fromString(value));
  }
}
