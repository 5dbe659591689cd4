package dev.ashlar.platform.application;

import dev.ashlar.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which part of the audit trail is asked for.
 *
 * @param from the first moment that is in it
 * @param to the first moment that isn't in it any more
 */
public record AuditFilter(
    Optional<UserId> actor,
    Optional<String> action,
    Optional<String> targetId,
    Optional<Instant> from,
    Optional<Instant> to) {

  public static final AuditFilter ALL =
      new AuditFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
