package dev.ashlar.content.rest;

import dev.ashlar.content.application.ResourceQueries;
import dev.ashlar.content.application.TagUse;
import dev.ashlar.content.domain.TagPrefix;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.platform.rest.Anonymous;
import dev.ashlar.platform.rest.DataPage;
import dev.ashlar.platform.rest.Input;
import dev.ashlar.platform.rest.PageLimit;
import dev.ashlar.platform.rest.PageNumber;
import dev.ashlar.platform.rest.Pages;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Shows what resources are tagged with. */
@Controller("${ashlar.base-path}/tags")
@Tag(name = "tags", description = "What resources are tagged with")
final class TagController {
  private final ResourceQueries resources;

  TagController(ResourceQueries resources) {
    this.resources = resources;
  }

  @Get
  @Anonymous
  @Operation(
      operationId = "listTags",
      summary = "List tags by use",
      description = "Counts published resources.")
  HttpResponse<DataPage<TagJson>> list(@RequestBean TagQuery query, HttpRequest<?> request) {
    PageRequest page = Pages.request(query.page(), query.limit());
    return Pages.answer(
        request, page, resources.tags(query.prefix().orElse(TagPrefix.NONE), page), TagJson::of);
  }

  /** Which tags a list is to hold. */
  @Introspected
  record TagQuery(
      @QueryValue Optional<PageNumber> page,
      @QueryValue Optional<PageLimit> limit,
      @QueryValue
          @Parameter(description = "how their names begin")
          @Schema(type = "string", maxLength = dev.ashlar.content.domain.Tag.MAX_LENGTH)
          Optional<TagPrefix> prefix)
      implements Input {}

  /** A tag and how many published resources have it. */
  @Serdeable
  @Schema(name = "Tag")
  record TagJson(@Schema(example = "masonry") String name, @Schema(example = "12") long resources) {
    static TagJson of(TagUse use) {
      return new TagJson(use.name(), use.resources());
    }
  }
}
