package dev.ashlar.bootstrap;

import dev.ashlar.identity.application.EraseSuccessors;
import dev.ashlar.kernel.Unavailable;
import dev.ashlar.platform.application.AuditTrail;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** What has to be done from time to time. Every instance does it; none relies on another's. */
@Singleton
final class Housekeeping {
  private final EraseSuccessors eraseSuccessors;
  private final AuditTrail auditTrail;

  Housekeeping(EraseSuccessors eraseSuccessors, AuditTrail auditTrail) {
    this.eraseSuccessors = eraseSuccessors;
    this.auditTrail = auditTrail;
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "1m")
  void eraseSuccessors() {
    unlessAway(eraseSuccessors::handle);
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "1m")
  void recordRepeatedRefusals() {
    unlessAway(auditTrail::recordRepeated);
  }

  private static void unlessAway(Runnable chore) {
    try {
      chore.run();
    } catch (Unavailable e) {
      // said where it was found; there is a next time
    }
  }
}
