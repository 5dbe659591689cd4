package dev.ashlar.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schemas up to date before anybody asks them: a folder, a schema and a history for each
 * context, then the links between contexts, which go the day a context moves out.
 */
public final class Migrations {

  /**
   * One row of Flyway scripts.
   *
   * @param folder under {@code db/migration}
   * @param schema that holds the history, and is made when it isn't there
   */
  public record Series(String folder, String schema, String history) {
    private static Series of(String context) {
      return new Series(context, context, "flyway_schema_history");
    }
  }

  /** In the order they run: the links need every context they tie. */
  public static final List<Series> SERIES =
      List.of(
          Series.of("platform"),
          Series.of("identity"),
          Series.of("content"),
          new Series("links", "platform", "links_history"));

  /** A script that doesn't run, or that isn't what it was when it ran. */
  public static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Failed(String message) {
      super(message);
    }

    private Failed(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Says "Ashlar" to whoever looks for a lock in this database; the number itself means nothing.
   */
  static final long LOCK = 0x4173686c6172L;

  /** The oldest PostgreSQL that is tested; pg_c_utf8 alone would need 17. */
  private static final int OLDEST = 18;

  private Migrations() {}

  /** As {@link #run(DataSource)}, for a start that has no pool yet. */
  public static void run(String jdbcUrl, String user, String password) {
    run(Flyway.configure().dataSource(jdbcUrl, user, password).getDataSource());
  }

  /**
   * Instances that start at once wait here for each other, so that the series run as one piece:
   * Flyway's own lock covers one of them at a time.
   *
   * @throws Failed naming the script and what the database says about it, or the versions if
   *     PostgreSQL is too old: before anything is written
   */
  public static void run(DataSource database) {
    try (var connection = database.getConnection()) {
      requireVersion(connection);
      call(connection, "select pg_advisory_lock(?)");
      SERIES.forEach(series -> run(series, database));
      call(connection, "select pg_advisory_unlock(?)");
    } catch (SQLException | FlywayException e) {
      throw new Failed("The migrations can't be locked: " + oneLine(e), e);
    }
  }

  private static void requireVersion(Connection connection) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST) {
      throw new Failed(
          "PostgreSQL %d is too old: Ashlar needs %d or newer.".formatted(version, OLDEST));
    }
  }

  private static void call(Connection connection, String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, LOCK);
      statement.execute();
    }
  }

  private static void run(Series series, DataSource database) {
    try {
      Flyway.configure()
          .dataSource(database)
          .locations("classpath:db/migration/" + series.folder())
          .failOnMissingLocations(true)
          .validateMigrationNaming(true)
          .schemas(series.schema())
          .table(series.history())
          .cleanDisabled(true)
          // the schema may be there without this history: it holds another one as well
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new Failed("Migration of " + series.folder() + ": " + oneLine(e), e);
    }
  }

  /** Flyway frames its messages over many lines; what helps stands in some of them. */
  private static String oneLine(Exception e) {
    return String.valueOf(e.getMessage())
        .lines()
        .map(line -> line.strip().replaceAll("\\s+", " "))
        .filter(line -> !line.matches("-*|(SQL State|Error Code|Location|Statement|Need more) ?.*"))
        .collect(Collectors.joining(", "));
  }
}
