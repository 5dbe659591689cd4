package dev.ashlar.broken.content.application;

import dev.ashlar.broken.content.domain.Leaflet;
import java.time.Clock;
import java.time.Instant;

/** Breaks nothing. */
public final class PrintLeaflet {
  /** An outcome. */
  public sealed interface Outcome {}

  /** When it was done. */
  public record Printed(Instant at) implements Outcome {}

  private final Leaflets leaflets;
  private final Clock clock;

  PrintLeaflet(Leaflets leaflets, Clock clock) {
    this.leaflets = leaflets;
    this.clock = clock;
  }

  Outcome handle(Leaflet leaflet) {
    leaflets.add(leaflet);
    return new Printed(clock.instant());
  }
}
