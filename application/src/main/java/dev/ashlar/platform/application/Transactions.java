package dev.ashlar.platform.application;

import java.util.function.Supplier;

/** Runs work that is done as a whole or not at all. */
public interface Transactions {

  /**
   * Commits what {@code work} wrote when it returns, also when it returns a refusal; rolls back
   * when it throws, and throws the same on. Within another run it joins that one.
   */
  <T> T run(Supplier<T> work);

  /** The same for work without a result. */
  default void run(Runnable work) {
    run(() -> {
      work.run();
      return true;
    });
  }
}
