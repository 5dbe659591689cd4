package dev.ashlar.bootstrap;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Puts together what every context uses. */
@Factory
final class PlatformFactory {
  private static final Duration MICROSECOND = Duration.ofNanos(1_000);

  /** Tells the time in microseconds, as PostgreSQL keeps it. */
  @Singleton
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), MICROSECOND);
  }
}
