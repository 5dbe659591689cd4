package dev.ashlar.platform.rest;

import dev.ashlar.kernel.InvalidValue;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/** Where a list is to be taken up again: what {@link Cursors} handed out, or nothing at first. */
@Introspected
@Schema(
    description =
        "reads the list stretch by stretch, undisturbed by what comes and goes meanwhile: empty for"
            + " the first one, then meta.nextCursor of the one before, with the same filters and"
            + " sort; not together with page",
    maxLength = PageCursor.MAX_LENGTH)
public record PageCursor(String value) {
  static final int MAX_LENGTH = 4_000;

  public PageCursor {
    if (value.length() > MAX_LENGTH) {
      throw new InvalidValue("INVALID_CURSOR", "No cursor of ours is as long as this.");
    }
  }
}
