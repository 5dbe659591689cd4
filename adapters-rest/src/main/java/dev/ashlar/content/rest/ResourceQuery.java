package dev.ashlar.content.rest;

import dev.ashlar.content.application.ResourceFilter;
import dev.ashlar.content.application.ResourceSort;
import dev.ashlar.content.application.Visibility;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tags;
import dev.ashlar.kernel.PageRequest;
import dev.ashlar.kernel.SortKey;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.rest.Input;
import dev.ashlar.platform.rest.PageLimit;
import dev.ashlar.platform.rest.PageNumber;
import dev.ashlar.platform.rest.Pages;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/** Which resources a list is to hold, and in which order. */
@Introspected
record ResourceQuery(
    @QueryValue Optional<PageNumber> page,
    @QueryValue Optional<PageLimit> limit,
    @QueryValue
        @Parameter(description = "createdAt, updatedAt, title; - before a name turns it around")
        @Schema(type = "string", defaultValue = "-createdAt")
        Optional<SortParameter> sort,
    @QueryValue @Parameter(description = "only those with this status") Optional<Status> status,
    @QueryValue @Parameter(description = "a user's id, or me") @Schema(type = "string")
        Optional<OwnerParameter> userId,
    @QueryValue
        @Parameter(description = "repeat it for resources that have all of these tags")
        @ArraySchema(schema = @Schema(type = "string"))
        Optional<Tags> tag)
    implements Input {

  ResourceFilter filter(Viewer viewer) {
    return new ResourceFilter(
        Visibility.of(viewer),
        status,
        userId.map(owner -> owner.toUserId(viewer)),
        tag.orElse(Tags.NONE).list());
  }

  List<SortKey<ResourceSort>> order() {
    return sort.orElse(SortParameter.DEFAULT).keys();
  }

  PageRequest pageRequest() {
    return Pages.request(page, limit);
  }
}
