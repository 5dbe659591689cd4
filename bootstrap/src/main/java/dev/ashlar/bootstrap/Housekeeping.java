package dev.ashlar.bootstrap;

import dev.ashlar.identity.application.EraseSuccessors;
import dev.ashlar.kernel.Unavailable;
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
    try {
      eraseSuccessors.handle();
    } catch (Unavailable e) {
      // said where it was found; there is a next time
    }
  }
}
