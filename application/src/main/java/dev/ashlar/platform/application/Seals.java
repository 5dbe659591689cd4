package dev.ashlar.platform.application;

import java.util.Optional;

/**
 * Hands text to others, or to the database, that only this installation can read and that nobody
 * can alter or make.
 */
public interface Seals {

  /**
   * @param purpose what it is for: what was sealed for one purpose opens for no other
   */
  String seal(String purpose, String text);

  /** The text, unless {@code sealed} isn't one of ours for this purpose. */
  Optional<String> open(String purpose, String sealed);
}
