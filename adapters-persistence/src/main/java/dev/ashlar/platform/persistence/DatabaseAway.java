package dev.ashlar.platform.persistence;

import dev.ashlar.kernel.Unavailable;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.exceptions.NoConnectionException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.stream.Stream;
import org.postgresql.util.PSQLState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a database that is away, or too slow, from one that refuses. */
final class DatabaseAway {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);

  private DatabaseAway() {}

  /**
   * {@link Unavailable} if no connection or no answer in time could be had, else the failure
   * itself.
   */
  static RuntimeException orElse(RuntimeException failure) {
    return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
        .filter(DatabaseAway::meansAway)
        .findFirst()
        .<RuntimeException>map(DatabaseAway::unavailable)
        .orElse(failure);
  }

  private static Unavailable unavailable(Throwable cause) {
    if (isOverdue(cause)) {
      LOG.warn("The database was too slow: {}", cause.getMessage());
      return new Unavailable("This takes too long. Narrow it, or try again soon.");
    }
    if (cause instanceof SQLException && !(cause instanceof SQLTransientException)) {
      LOG.warn("A connection to the database broke: {}", cause.getMessage());
    } // else there was none, which the pool says
    return new Unavailable("The service can't reach its data now. Try again soon.");
  }

  /** Stopped by the statement timeout (SQLSTATE 57014). */
  private static boolean isOverdue(Throwable cause) {
    return cause instanceof SQLException e
        && PSQLState.QUERY_CANCELED.getState().equals(e.getSQLState());
  }

  /**
   * SQLSTATE classes 08 (connection) and 57P (shutdown), a pool that has none to give, and a
   * connection that broke before its first statement.
   */
  private static boolean meansAway(Throwable cause) {
    return switch (cause) {
      case NoConnectionException _ -> false; // a fault of ours
      case ConnectionException _, SQLTransientException _ -> true;
      case SQLException e when isOverdue(e) -> true;
      case SQLException e ->
          e.getSQLState() != null
              && (e.getSQLState().startsWith("08") || e.getSQLState().startsWith("57P"));
      default -> false;
    };
  }
}
