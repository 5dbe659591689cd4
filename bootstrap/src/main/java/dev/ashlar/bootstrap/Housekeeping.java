package dev.ashlar.bootstrap;

import dev.ashlar.content.application.FoldCounts;
import dev.ashlar.identity.application.EraseSuccessors;
import dev.ashlar.identity.application.SweepFailedLogins;
import dev.ashlar.identity.application.SweepSessions;
import dev.ashlar.identity.application.SweepTokens;
import dev.ashlar.kernel.Unavailable;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.SweepEvents;
import dev.ashlar.platform.application.SweepRetries;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;

/** What has to be done from time to time. Every instance does it; none relies on another's. */
@Singleton
final class Housekeeping {
  private final EraseSuccessors eraseSuccessors;
  private final SweepSessions sweepSessions;
  private final SweepFailedLogins sweepFailedLogins;
  private final AuditTrail auditTrail;
  private final SweepEvents sweepEvents;
  private final SweepTokens sweepTokens;
  private final FoldCounts foldCounts;
  private final SweepRetries sweepRetries;

  Housekeeping(
      EraseSuccessors eraseSuccessors,
      SweepSessions sweepSessions,
      SweepFailedLogins sweepFailedLogins,
      AuditTrail auditTrail,
      SweepEvents sweepEvents,
      SweepTokens sweepTokens,
      FoldCounts foldCounts,
      SweepRetries sweepRetries) {
    this.eraseSuccessors = eraseSuccessors;
    this.sweepSessions = sweepSessions;
    this.sweepFailedLogins = sweepFailedLogins;
    this.auditTrail = auditTrail;
    this.sweepEvents = sweepEvents;
    this.sweepTokens = sweepTokens;
    this.foldCounts = foldCounts;
    this.sweepRetries = sweepRetries;
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "1m")
  void eraseSuccessors() {
    unlessAway(eraseSuccessors::handle);
  }

  @Scheduled(initialDelay = "2m", fixedDelay = "10m")
  void sweepSessions() {
    unlessAway(sweepSessions::handle);
  }

  @Scheduled(initialDelay = "3m", fixedDelay = "15m")
  void sweepFailedLogins() {
    unlessAway(sweepFailedLogins::handle);
  }

  @Scheduled(initialDelay = "1m", fixedDelay = "1m")
  void recordRepeatedRefusals() {
    unlessAway(auditTrail::recordRepeated);
  }

  @Scheduled(initialDelay = "5m", fixedDelay = "1h")
  void sweepEvents() {
    unlessAway(sweepEvents::handle);
  }

  @Scheduled(initialDelay = "5m", fixedDelay = "1h")
  void sweepTokens() {
    unlessAway(sweepTokens::handle);
  }

  @Scheduled(initialDelay = "1s", fixedDelay = "1s")
  void foldCounts() {
    unlessAway(foldCounts::handle);
  }

  @Scheduled(initialDelay = "5m", fixedDelay = "10m")
  void sweepRetries() {
    unlessAway(sweepRetries::handle);
  }

  private static void unlessAway(Runnable chore) {
    try {
      chore.run();
    } catch (Unavailable e) {
      // said where it was found; there is a next time
    }
  }
}
