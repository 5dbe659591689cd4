package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
class WatchedPoolTest {
  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(WatchedPool.class);

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final AtomicBoolean away = new AtomicBoolean();
  private final Connection connection = mock();
  private final DataSource database = mock();
  private WatchedPool pool;

  @BeforeEach
  void open() throws SQLException {
    log.start();
    LOGGER.addAppender(log);
    LOGGER.setLevel(Level.INFO);
    when(connection.isValid(anyInt())).thenAnswer(_ -> !away.get());
    when(connection.getAutoCommit()).thenReturn(true);
    when(database.getConnection())
        .thenAnswer(_ -> {
          if (away.get()) {
            throw new SQLException("Connection refused.", "08001");
          }
          return connection;
        });
    HikariConfig config = new HikariConfig();
    config.setDataSource(database);
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(250); // the least it takes
    config.setInitializationFailTimeout(-1);
    pool = new WatchedPool(config);
  }

  @AfterEach
  void close() {
    pool.close();
    LOGGER.detachAppender(log);
    LOGGER.setLevel(null);
  }

  @Test
  void says_once_that_the_database_is_away_and_once_that_it_is_back() throws SQLException {
    try (Connection _ = pool.getConnection()) {
      assertThat(log.list).isEmpty();
    }
    away.set(true);
    pool.getHikariPoolMXBean().softEvictConnections();
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
    }
    assertThat(log.list)
        .extracting(ILoggingEvent::toString)
        .containsExactly(
            "[ERROR] The database is away: java.sql.SQLException: Connection refused.");

    away.set(false);
    while (!connects()) {
      // the pool tries again when it likes
    }
    for (int attempt = 0; attempt < 3; attempt++) {
      pool.getConnection().close();
    }
    assertThat(log.list)
        .hasSize(2)
        .last()
        .asString()
        .matches("\\[INFO] The database is back, \\d+ s after it was missed\\.");
  }

  private boolean connects() throws SQLException {
    try (Connection _ = pool.getConnection()) {
      return true;
    } catch (SQLTransientConnectionException e) {
      return false;
    }
  }

  @Test
  void tells_a_database_that_is_away_from_a_pool_that_is_too_small() throws SQLException {
    try (Connection _ = pool.getConnection()) {
      assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
    }
    pool.getConnection().close();
    assertThat(log.list)
        .extracting(ILoggingEvent::toString)
        .containsExactly("[WARN] All 1 connections to the database are in use.");
  }
}
