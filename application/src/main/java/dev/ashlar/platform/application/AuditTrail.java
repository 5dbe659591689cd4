package dev.ashlar.platform.application;

/** Keeps who did what to what, for good: nothing in it is ever changed or taken out. */
@FunctionalInterface
public interface AuditTrail {

  /**
   * Notes what happened, with the moment and where the request came from. Within a transaction it
   * is kept or undone with the change it tells of.
   */
  void record(AuditEvent event);
}
