package dev.ashlar.platform.persistence;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.exceptions.DataAccessException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A hand-written query: text from constants alone, which the compiler checks, and values from bound
 * parameters alone. For queries that are hot or put together from parts; all others are {@code
 * Rows} interfaces.
 */
public final class Sql {

  /** Reads the row that the result set stands on. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  public Sql(@CompileTimeConstant final String text, Object... values) {
    add(text, values);
  }

  /**
   * @param more follows what is there, after a blank
   * @param bound one value for each {@code ?} in it
   */
  public Sql add(@CompileTimeConstant final String more, Object... bound) {
    text.append(' ').append(more);
    values.addAll(List.of(bound));
    return this;
  }

  public <T> List<T> list(ConnectionOperations<Connection> database, RowReader<T> reader) {
    return database.executeRead(
        status -> {
          try (PreparedStatement statement =
                  status.getConnection().prepareStatement(text.toString());
              ResultSet row = execute(statement)) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
              rows.add(reader.read(row));
            }
            return rows;
          } catch (SQLException e) {
            throw new DataAccessException("a query failed", e);
          }
        });
  }

  public <T> Optional<T> first(ConnectionOperations<Connection> database, RowReader<T> reader) {
    return list(database, reader).stream().findFirst();
  }

  private ResultSet execute(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement.executeQuery();
  }
}
