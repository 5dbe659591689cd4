package dev.ashlar.bootstrap;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A database that somebody else runs; at our start it may not be there yet. */
final class ExternalDatabase {
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** Answers that another try won't change: wrong user or password, no such database. */
  private static final Set<String> REFUSALS = Set.of("28000", "28P01", "3D000");

  private ExternalDatabase() {}

  /**
   * Returns as soon as the database answers.
   *
   * @throws StartFailure when it refuses us, doesn't answer in time, or nobody waits any more
   */
  static void await(DatabaseUrl url, Duration patience, BooleanSupplier givenUp) {
    var start = System.nanoTime();
    while (true) {
      try (var _ = url.connect()) {
        return;
      } catch (SQLException e) {
        if (REFUSALS.contains(String.valueOf(e.getSQLState()))) {
          throw failure("PostgreSQL at %s refuses us".formatted(url.place()), e);
        }
        if (givenUp.getAsBoolean() || System.nanoTime() - start > patience.toNanos()) {
          throw failure(
              "PostgreSQL at %s didn't answer for %d s"
                  .formatted(url.place(), patience.toSeconds()),
              e);
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while waiting for the database.", e);
    }
  }

  private static StartFailure failure(String what, SQLException e) {
    var reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new StartFailure("%s: %s See DATABASE_URL.".formatted(what, reason), e);
  }
}
