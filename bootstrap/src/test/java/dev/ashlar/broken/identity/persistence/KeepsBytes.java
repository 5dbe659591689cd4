package dev.ashlar.broken.identity.persistence;

/** A final field whose elements can be written. */
final class KeepsBytes {
  static final byte[] BYTES = {1};

  private KeepsBytes() {}
}
