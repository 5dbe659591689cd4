package dev.ashlar.platform.application;

import java.time.Instant;
import java.util.UUID;

/** An event of tests, with one of each that an event may hold. */
public record Noted(UUID id, String text, long number, Instant at) implements PublishedEvent {
  public static final String TYPE = "test.noted.v1";

  /** One in which only the text matters. */
  public static Noted of(String text) {
    return new Noted(SequentialIds.id(1), text, Long.MAX_VALUE, TestClock.START);
  }

  @Override
  public String type() {
    return TYPE;
  }
}
