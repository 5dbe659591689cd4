package dev.ashlar.platform.rest;

import dev.ashlar.kernel.InvalidValue;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/** Which page of a list is asked for, from 1. */
@Introspected
// no default: pages to try it would send it, which a cursor doesn't go with
@Schema(description = "which page of the list; the first when left out", minimum = "1")
public record PageNumber(int value) {
  static final PageNumber FIRST = new PageNumber(1);

  public PageNumber {
    if (value < 1) {
      throw new InvalidValue("TOO_SMALL", "Pages are counted from 1.");
    }
  }
}
