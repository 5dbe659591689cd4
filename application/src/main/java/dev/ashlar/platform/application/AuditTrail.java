package dev.ashlar.platform.application;

/** Keeps who did what to what, for good: nothing in it is ever changed or taken out. */
public interface AuditTrail {

  /**
   * Notes what happened, with the moment and where the request came from. Within a transaction it
   * is kept or undone with the change it tells of.
   *
   * <p>What {@linkplain AuditEvent#mayRepeat may repeat} and does so within a minute, from the same
   * address, is only counted: whoever keeps trying fills no table.
   */
  void record(AuditEvent event);

  /** Notes the repetitions counted in minutes that are over, one row for each that repeated. */
  void recordRepeated();
}
