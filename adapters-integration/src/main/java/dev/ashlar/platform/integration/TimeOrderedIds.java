package dev.ashlar.platform.integration;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.ashlar.platform.application.Ids;
import jakarta.inject.Singleton;
import java.util.UUID;

/** UUID v7 with a fresh random tail each. */
@Singleton
final class TimeOrderedIds implements Ids {
  private final TimeBasedEpochRandomGenerator generator =
      Generators.timeBasedEpochRandomGenerator();

  @Override
  public UUID next() {
    return generator.generate();
  }
}
