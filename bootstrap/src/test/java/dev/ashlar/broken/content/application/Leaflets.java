package dev.ashlar.broken.content.application;

import dev.ashlar.broken.content.domain.Leaflet;
import dev.ashlar.broken.identity.api.CitizenMoved;

/** Breaks nothing but the cycle with identity, which both of them make. */
public interface Leaflets {
  void add(Leaflet leaflet);

  void forward(CitizenMoved event);
}
