package dev.ashlar.bootstrap;

/** A text that never prints itself, so that no log line or error can hold it by accident. */
record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
