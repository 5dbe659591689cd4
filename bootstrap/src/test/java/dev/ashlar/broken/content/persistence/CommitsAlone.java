package dev.ashlar.broken.content.persistence;

import java.sql.Connection;
import java.sql.SQLException;

/** Ends somebody else's transaction. */
final class CommitsAlone {
  private CommitsAlone() {}

  static void commit(Connection connection) throws SQLException {
    connection.commit();
  }
}
