package dev.ashlar.broken.content.application;

/** A use case's own interface. */
interface Publishing {
  void publish();
}
