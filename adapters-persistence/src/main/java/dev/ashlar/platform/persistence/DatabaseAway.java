package dev.ashlar.platform.persistence;

import dev.ashlar.kernel.Unavailable;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a database that is away from one that refuses. */
final class DatabaseAway {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);

  private DatabaseAway() {}

  /**
   * {@link Unavailable} if the failure means that no connection could be had or kept, else itself.
   */
  static RuntimeException orElse(RuntimeException failure) {
    if (Stream.iterate((Throwable) failure, t -> t != null, Throwable::getCause)
        .noneMatch(DatabaseAway::meansAway)) {
      return failure;
    }
    LOG.warn("The database is away: {}", failure.getMessage());
    return new Unavailable("The service can't reach its data now. Try again soon.");
  }

  /** SQLSTATE classes 08 (connection) and 57P (shutdown), and a pool that has none to give. */
  private static boolean meansAway(Throwable cause) {
    return cause instanceof SQLException e
        && (e instanceof SQLTransientException
            || (e.getSQLState() != null
                && (e.getSQLState().startsWith("08") || e.getSQLState().startsWith("57P"))));
  }
}
