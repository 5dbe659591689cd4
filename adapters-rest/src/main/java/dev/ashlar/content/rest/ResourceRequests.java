package dev.ashlar.content.rest;

import dev.ashlar.content.application.CreateResource;
import dev.ashlar.content.domain.Content;
import dev.ashlar.content.domain.Resource.Edit;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tag;
import dev.ashlar.content.domain.Tags;
import dev.ashlar.content.domain.Title;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.rest.Input;
import dev.ashlar.platform.rest.Patch;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** What clients send of resources. */
final class ResourceRequests {
  private ResourceRequests() {}

  /** A new resource. */
  @Introspected
  @Schema(name = "CreateResource")
  record Create(
      @Schema(
              type = "string",
              minLength = 1,
              maxLength = Title.MAX_LENGTH,
              example = "Dressed stone")
          Title title,
      @Schema(
              type = "string",
              maxLength = Content.MAX_LENGTH,
              example = "Cut so exactly that it needs no mortar.")
          Optional<Content> content,
      @Schema(
              type = "string",
              allowableValues = {"draft", "published"},
              description = "draft when left out; to publish needs a creator or an admin",
              example = "draft")
          Optional<Status> status,
      @ArraySchema(
              arraySchema = @Schema(example = "[\"masonry\", \"walls\"]"),
              schema = @Schema(maxLength = Tag.MAX_LENGTH, pattern = "^[A-Za-z0-9-]+$"),
              maxItems = Tags.MAX_SIZE)
          Optional<Tags> tags)
      implements Input {

    CreateResource.Command toCommand(Viewer.SignedIn viewer) {
      return new CreateResource.Command(
          viewer,
          title,
          content.orElse(Content.EMPTY),
          tags.orElse(Tags.NONE),
          status.orElse(Status.DRAFT));
    }
  }

  /** A resource as it is to be. */
  @Introspected
  @Schema(name = "PutResource")
  record Put(
      @Schema(
              type = "string",
              minLength = 1,
              maxLength = Title.MAX_LENGTH,
              example = "Dressed stone")
          Title title,
      @Schema(
              type = "string",
              maxLength = Content.MAX_LENGTH,
              example = "Cut so exactly that it needs no mortar.")
          Optional<Content> content,
      @Schema(
              type = "string",
              allowableValues = {"draft", "published", "archived"},
              description =
                  "draft becomes published, published archived, archived published again; nothing"
                      + " else: 409 INVALID_STATUS_CHANGE",
              example = "published")
          Optional<Status> status,
      @ArraySchema(
              arraySchema = @Schema(example = "[\"masonry\", \"walls\"]"),
              schema = @Schema(maxLength = Tag.MAX_LENGTH, pattern = "^[A-Za-z0-9-]+$"),
              maxItems = Tags.MAX_SIZE)
          Optional<Tags> tags)
      implements Input {

    Edit toEdit() {
      return new Edit(
          Optional.of(title),
          Optional.of(content.orElse(Content.EMPTY)),
          Optional.of(tags.orElse(Tags.NONE)),
          status);
    }
  }

  /** What to change of a resource. */
  @Introspected
  @Schema(name = "PatchResource")
  record Merge(
      @Schema(
              type = "string",
              minLength = 1,
              maxLength = Title.MAX_LENGTH,
              example = "Dressed stone")
          Patch<Title> title,
      @Schema(
              type = "string",
              maxLength = Content.MAX_LENGTH,
              example = "Cut so exactly that it needs no mortar.")
          Patch<Optional<Content>> content,
      @Schema(
              type = "string",
              allowableValues = {"draft", "published", "archived"},
              description =
                  "draft becomes published, published archived, archived published again; nothing"
                      + " else: 409 INVALID_STATUS_CHANGE",
              example = "published")
          Patch<Status> status,
      @ArraySchema(
              arraySchema = @Schema(example = "[\"masonry\", \"walls\"]"),
              schema = @Schema(maxLength = Tag.MAX_LENGTH, pattern = "^[A-Za-z0-9-]+$"),
              maxItems = Tags.MAX_SIZE)
          Patch<Optional<Tags>> tags)
      implements Input {

    Edit toEdit() {
      return new Edit(
          title.given(),
          content.given().map(given -> given.orElse(Content.EMPTY)),
          tags.given().map(given -> given.orElse(Tags.NONE)),
          status.given());
    }
  }
}
