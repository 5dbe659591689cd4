package dev.ashlar.platform.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An event of the audit trail as it was kept.
 *
 * @param count how many times it happened: more than one where the same repeated
 */
public record AuditRecord(
    UUID id,
    Instant at,
    Optional<UUID> actorId,
    String action,
    String targetType,
    String targetId,
    AuditEvent.Outcome outcome,
    Optional<String> ip,
    Optional<String> requestId,
    long count) {

  /** Where the list, the newest first, stands behind this. */
  public Position position() {
    return new Position(List.of(at.toString(), id.toString()));
  }

  /** Holds personal data: never shown by accident. */
  @Override
  public String toString() {
    return "AuditRecord[" + id + "]";
  }
}
