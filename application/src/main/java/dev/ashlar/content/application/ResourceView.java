package dev.ashlar.content.application;

import dev.ashlar.content.domain.Resource;
import dev.ashlar.content.domain.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A resource as shown on its own. */
public record ResourceView(
    UUID id,
    UUID userId,
    String title,
    String content,
    Status status,
    List<String> tags,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> publishedAt,
    long version) {

  public static ResourceView of(Resource resource) {
    return new ResourceView(
        resource.id().value(),
        resource.owner().value(),
        resource.title().value(),
        resource.content().value(),
        resource.status(),
        resource.tags().names(),
        resource.createdAt(),
        resource.updatedAt(),
        resource.publishedAt(),
        resource.version());
  }
}
