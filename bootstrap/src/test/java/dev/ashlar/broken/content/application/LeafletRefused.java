package dev.ashlar.broken.content.application;

/** A refusal that one use case expects, and throws. */
final class LeafletRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
