package dev.ashlar.bootstrap;

import dev.ashlar.identity.application.EraseSuccessors;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** What has to be done from time to time. Every instance does it; none relies on another's. */
@Singleton
final class Housekeeping {
  private final EraseSuccessors eraseSuccessors;

  Housekeeping(EraseSuccessors eraseSuccessors) {
    this.eraseSuccessors = eraseSuccessors;
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "1m")
  void eraseSuccessors() {
    eraseSuccessors.handle();
  }
}
