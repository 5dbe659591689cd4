package dev.ashlar.content.application;

import dev.ashlar.content.domain.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A resource as a row of a list.
 *
 * @param content only where it was asked for
 */
public record ResourceSummary(
    UUID id,
    UUID userId,
    String title,
    Optional<String> content,
    Status status,
    List<String> tags,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> publishedAt,
    long version) {}
