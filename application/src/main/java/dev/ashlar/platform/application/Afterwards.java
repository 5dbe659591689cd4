package dev.ashlar.platform.application;

/** Does what nobody waits for. */
@FunctionalInterface
public interface Afterwards {

  /**
   * Has {@code work} done soon, beside the answer. It may fail or never begin, where there is too
   * much to do or the process ends, and nobody is told: leave to it what can as well be left out.
   */
  void run(Runnable work);
}
