package dev.ashlar.platform.rest;

import dev.ashlar.kernel.InvalidValue;
import dev.ashlar.kernel.PageRequest;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/** How many rows a page is to hold: 1 to 100. */
@Introspected
@Schema(
    description = "how many rows a page holds at most",
    minimum = "1",
    maximum = "" + PageRequest.MAX_SIZE,
    defaultValue = "20")
public record PageLimit(int value) {
  static final PageLimit DEFAULT = new PageLimit(20);

  public PageLimit {
    if (value < 1 || value > PageRequest.MAX_SIZE) {
      throw new InvalidValue("OUT_OF_RANGE", "Ask for 1 to " + PageRequest.MAX_SIZE + " rows.");
    }
  }
}
