package dev.ashlar.broken.content.domain;

import java.time.Clock;

/** Finds out the time by a clock of its own. */
final class MakesAClock {
  private final Clock clock = Clock.systemUTC();

  long now() {
    return clock.millis();
  }
}
