package dev.ashlar.broken.identity.application;

/** Finds out settings by itself. */
final class ReadsSettings {
  String home() {
    return System.getenv("HOME") + System.getProperty("user.dir");
  }
}
