package dev.ashlar.content.persistence;

import dev.ashlar.content.domain.Resource;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A resource without its tags, as it is written. */
@MappedEntity(value = "resources", schema = "content")
record ResourceRow(
    @Id UUID id,
    UUID userId,
    String title,
    String content,
    String status,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant publishedAt,
    long version) {

  static ResourceRow of(Resource resource) {
    return new ResourceRow(
        resource.id().value(),
        resource.owner().value(),
        resource.title().value(),
        resource.content().value(),
        resource.status().code(),
        resource.createdAt(),
        resource.updatedAt(),
        resource.publishedAt().orElse(null),
        resource.version());
  }
}
