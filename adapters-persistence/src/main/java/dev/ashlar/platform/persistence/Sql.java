package dev.ashlar.platform.persistence;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A statement: text from constants alone, which the compiler checks, and values from bound
 * parameters alone. Nothing a user sends can become SQL.
 *
 * <p>Values may be whatever PostgreSQL's driver takes, {@link Instant}, {@code String[]} for {@code
 * text[]}, and {@link Optional} of those for a column that may be null. It runs on the connection
 * of the transaction around it, else on one of its own.
 */
public final class Sql {

  /** Makes something of a row. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(Row row) throws SQLException;
  }

  @FunctionalInterface
  private interface Execution<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  /**
   * @param values one for each {@code ?} in the text
   */
  public Sql(@CompileTimeConstant final String text, Object... values) {
    add(text, values);
  }

  /** Adds to the text, after a blank. */
  public Sql add(@CompileTimeConstant final String more, Object... moreValues) {
    text.append(' ').append(more);
    values.addAll(Arrays.asList(moreValues));
    return this;
  }

  /** Adds another text with its values, after a blank. */
  public Sql add(Sql more) {
    text.append(more.text);
    values.addAll(more.values);
    return this;
  }

  /**
   * How many rows it wrote.
   *
   * @throws StatementFailed if PostgreSQL refuses it
   * @throws dev.ashlar.kernel.Unavailable if it can't be asked
   */
  public int update(ConnectionOperations<Connection> database) {
    return run(database, PreparedStatement::executeUpdate);
  }

  /**
   * As {@link #update}, but the transaction around it stays fit for use when PostgreSQL refuses:
   * for a row that may be in the way of a constraint.
   *
   * @throws StatementFailed if PostgreSQL refuses it
   * @throws dev.ashlar.kernel.Unavailable if it can't be asked
   */
  public int attempt(ConnectionOperations<Connection> database) {
    return run(
        database,
        statement -> {
          Connection connection = statement.getConnection();
          if (connection.getAutoCommit()) {
            return statement.executeUpdate();
          }
          Savepoint before = connection.setSavepoint();
          try {
            int rows = statement.executeUpdate();
            connection.releaseSavepoint(before);
            return rows;
          } catch (SQLException e) {
            connection.rollback(before);
            throw e;
          }
        });
  }

  /**
   * All rows it answers with.
   *
   * @throws StatementFailed if PostgreSQL refuses it
   * @throws dev.ashlar.kernel.Unavailable if it can't be asked
   */
  public <T> List<T> list(ConnectionOperations<Connection> database, RowReader<T> reader) {
    return run(
        database,
        statement -> {
          try (ResultSet result = statement.executeQuery()) {
            Row row = new Row(result);
            List<T> rows = new ArrayList<>();
            while (result.next()) {
              rows.add(reader.read(row));
            }
            return rows;
          }
        });
  }

  /**
   * The first row it answers with.
   *
   * @throws StatementFailed if PostgreSQL refuses it
   * @throws dev.ashlar.kernel.Unavailable if it can't be asked
   */
  public <T> Optional<T> first(ConnectionOperations<Connection> database, RowReader<T> reader) {
    return list(database, reader).stream().findFirst();
  }

  private <T> T run(ConnectionOperations<Connection> database, Execution<T> execution) {
    try {
      return database.execute(
          ConnectionDefinition.DEFAULT, status -> run(status.getConnection(), execution));
    } catch (RuntimeException e) {
      throw DatabaseAway.orElse(e);
    }
  }

  private <T> T run(Connection connection, Execution<T> execution) {
    try (PreparedStatement statement = connection.prepareStatement(text.toString())) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, bindable(values.get(i), connection));
      }
      return execution.on(statement);
    } catch (SQLException e) {
      throw new StatementFailed(e);
    }
  }

  @SuppressWarnings("NullAway") // JDBC's null, for SQL's
  private static Object bindable(Object value, Connection connection) throws SQLException {
    return switch (value) {
      case Optional<?> optional ->
          optional.isPresent() ? bindable(optional.get(), connection) : null;
      case Instant instant -> instant.atOffset(ZoneOffset.UTC);
      case String[] texts -> connection.createArrayOf("text", texts);
      default -> value;
    };
  }
}
