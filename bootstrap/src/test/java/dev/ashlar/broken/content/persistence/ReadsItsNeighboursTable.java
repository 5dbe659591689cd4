package dev.ashlar.broken.content.persistence;

import java.sql.SQLException;
import javax.sql.DataSource;

/** Asks the database for what is another context's, by a statement of its own. */
public final class ReadsItsNeighboursTable {
  private ReadsItsNeighboursTable() {}

  public static boolean any(DataSource database) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement("select from \"identity\".users limit 1");
        var rows = statement.executeQuery()) {
      return rows.next();
    }
  }
}
