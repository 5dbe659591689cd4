package dev.ashlar.content.rest;

import dev.ashlar.content.application.ResourceFilter;
import dev.ashlar.content.application.ResourceListing;
import dev.ashlar.content.application.Visibility;
import dev.ashlar.content.domain.SearchText;
import dev.ashlar.content.domain.Status;
import dev.ashlar.content.domain.Tags;
import dev.ashlar.kernel.Viewer;
import dev.ashlar.platform.rest.CursorQuery;
import dev.ashlar.platform.rest.Failure;
import dev.ashlar.platform.rest.PageCursor;
import dev.ashlar.platform.rest.PageLimit;
import dev.ashlar.platform.rest.PageNumber;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/** Which resources a list is to hold, in which order, and how much of each. */
@Introspected
record ResourceQuery(
    @QueryValue Optional<PageNumber> page,
    @QueryValue Optional<PageLimit> limit,
    @QueryValue Optional<PageCursor> cursor,
    @QueryValue
        @Parameter(
            description =
                "createdAt, updatedAt, title; - before a name turns it around. With q also relevance,"
                    + " the best first and of equals the newest, which is the default then; it has"
                    + " pages alone, so that by cursor the newest come first unless another is named")
        @Schema(type = "string", defaultValue = "-createdAt")
        Optional<SortParameter> sort,
    @QueryValue @Parameter(description = "only those with this status") Optional<Status> status,
    @QueryValue @Parameter(description = "a user's id, or me") @Schema(type = "string")
        Optional<OwnerParameter> userId,
    @QueryValue
        @Parameter(description = "repeat it for resources that have all of these tags")
        @ArraySchema(schema = @Schema(type = "string"))
        Optional<Tags> tag,
    @QueryValue
        @Parameter(
            description =
                "words that title or content must say, in any of their forms, at most 20 of them:"
                    + " \"dressed stone\" for them side by side, or between words for one of both,"
                    + " - before a word for resources without it; a word in the title counts more"
                    + " than any in the content")
        @Schema(type = "string", minLength = 1, maxLength = SearchText.MAX_LENGTH)
        Optional<SearchText> q,
    @QueryValue @Parameter(description = "only those created at this time or later")
        Optional<Instant> createdFrom,
    @QueryValue @Parameter(description = "only those created before this time")
        Optional<Instant> createdTo,
    @QueryValue @Parameter(description = "content: each with its content, which is left out else")
        Optional<Field> fields)
    implements CursorQuery {

  /** What a row of a list may hold beside the rest. */
  enum Field {
    CONTENT
  }

  /**
   * @throws Failure 401 if it says {@code me} and nobody is signed in; 400 if it asks for relevance
   *     where there is none, or by cursor
   */
  ResourceListing toListing(Viewer viewer) {
    ResourceFilter filter =
        new ResourceFilter(
            Visibility.of(viewer),
            status,
            userId.map(owner -> owner.toUserId(viewer)),
            tag.orElse(Tags.NONE).list(),
            q,
            createdFrom,
            createdTo);
    boolean byRelevance = q.isPresent() && cursor.isEmpty();
    SortParameter order = sort.orElse(byRelevance ? SortParameter.BEST : SortParameter.NEWEST);
    if (order.isByRelevance()) {
      checkRelevance();
    }
    return new ResourceListing(filter, order.keys(), fields.isPresent());
  }

  private void checkRelevance() {
    if (q.isEmpty()) {
      throw Failure.invalid("sort", "NEEDS_Q", "Relevant to what? Say it with q.");
    }
    if (cursor.isPresent()) {
      throw Failure.invalid(
          "cursor",
          "NOT_WITH_RELEVANCE",
          "Relevance has pages alone: send no cursor, or another sort.");
    }
  }
}
