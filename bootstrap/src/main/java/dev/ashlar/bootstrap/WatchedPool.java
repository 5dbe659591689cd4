package dev.ashlar.bootstrap;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once that the database is away and once that it is back, however many ask meanwhile.
 * Somebody always asks: the relay does every second.
 */
final class WatchedPool extends HikariDataSource {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedPool.class);
  private static final long HERE = 0;

  private final AtomicLong awaySince = new AtomicLong(HERE);

  WatchedPool(HikariConfig config) {
    super(config);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection;
    try {
      connection = super.getConnection();
    } catch (SQLTransientConnectionException e) {
      if (getHikariPoolMXBean().getActiveConnections() >= getMaximumPoolSize()) {
        LOG.warn("All {} connections to the database are in use.", getMaximumPoolSize());
      } else if (awaySince.compareAndSet(HERE, System.nanoTime() | 1)) { // never HERE
        LOG.error("The database is away: {}", reason(e));
      }
      throw e;
    }
    if (awaySince.get() != HERE) {
      sayThatItIsBack();
    }
    return connection;
  }

  private void sayThatItIsBack() {
    long since = awaySince.getAndSet(HERE);
    if (since != HERE) {
      LOG.info(
          "The database is back, {} s after it was missed.",
          Duration.ofNanos(System.nanoTime() - since).toSeconds());
    }
  }

  /** What PostgreSQL or the network said last, where the pool knows. */
  private static String reason(SQLException e) {
    return Optional.ofNullable(e.getCause()).orElse(e).toString();
  }
}
