package dev.ashlar.broken.content.persistence;

import dev.ashlar.broken.content.application.Leaflets;
import dev.ashlar.broken.content.domain.Leaflet;
import dev.ashlar.broken.identity.api.CitizenMoved;

/** Breaks nothing. */
final class PostgresLeaflets implements Leaflets {
  @Override
  public void add(Leaflet leaflet) {}

  @Override
  public void forward(CitizenMoved event) {}
}
