package dev.ashlar.content.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ashlar.content.application.ResourceSummary;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A resource as a row of a list. */
@Serdeable
@Schema(name = "ResourceSummary")
record ResourceSummaryJson(
    UUID id,
    @Schema(description = "its owner") UUID userId,
    @Schema(example = "Dressed stone") String title,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
            description = "only with fields=content",
            example = "Cut so exactly that it needs no mortar.")
        @Nullable
        String content,
    @Schema(
            type = "string",
            allowableValues = {"draft", "published", "archived"},
            example = "published")
        String status,
    @Schema(example = "[\"masonry\", \"walls\"]") List<String> tags,
    Instant createdAt,
    Instant updatedAt,
    @Schema(description = "when it was first published") @Nullable Instant publishedAt,
    @Schema(description = "counts acknowledged changes", example = "1") long version) {

  static ResourceSummaryJson of(ResourceSummary view) {
    return new ResourceSummaryJson(
        view.id(),
        view.userId(),
        view.title(),
        view.content().orElse(null),
        view.status().code(),
        view.tags(),
        view.createdAt(),
        view.updatedAt(),
        view.publishedAt().orElse(null),
        view.version());
  }
}
