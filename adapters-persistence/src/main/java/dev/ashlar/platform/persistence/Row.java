package dev.ashlar.platform.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One row of an answer. A column that may be null is asked for by an {@code optional} name. */
public final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  public UUID id(String column) throws SQLException {
    return result.getObject(column, UUID.class);
  }

  public Optional<UUID> optionalId(String column) throws SQLException {
    return Optional.ofNullable(result.getObject(column, UUID.class));
  }

  public String text(String column) throws SQLException {
    return result.getString(column);
  }

  public Optional<String> optionalText(String column) throws SQLException {
    return Optional.ofNullable(result.getString(column));
  }

  /** The elements of a {@code text[]}. */
  public List<String> texts(String column) throws SQLException {
    return List.of((String[]) result.getArray(column).getArray());
  }

  public boolean flag(String column) throws SQLException {
    return result.getBoolean(column);
  }

  public long number(String column) throws SQLException {
    return result.getLong(column);
  }

  public Instant instant(String column) throws SQLException {
    return result.getObject(column, OffsetDateTime.class).toInstant();
  }

  public Optional<Instant> optionalInstant(String column) throws SQLException {
    return Optional.ofNullable(result.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
