package dev.ashlar.broken.content.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Finds out the time by itself, in three ways. */
final class ReadsTheClock {
  Instant now() {
    return Instant.now();
  }

  LocalDate today(ZoneId zone) {
    return LocalDate.now(zone);
  }

  long millis() {
    return System.currentTimeMillis();
  }
}
