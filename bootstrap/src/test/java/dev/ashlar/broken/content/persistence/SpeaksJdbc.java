package dev.ashlar.broken.content.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes statements by itself. */
final class SpeaksJdbc {
  private SpeaksJdbc() {}

  static boolean any(Connection connection, String name) throws SQLException {
    try (var statement = connection.prepareStatement("select true where ? = ''")) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
