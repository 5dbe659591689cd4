package dev.ashlar.broken.content.persistence;

/** Public, so that a controller can reach past the port. */
public record LeafletRow(String title) {}
