package dev.ashlar.content.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.platform.persistence.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What becomes of rows that were there before tags were a column. */
class TagsMigrationIT {
  private static final String ROWS =
      """
      insert into content.tags values ('a'), ('b'), ('c');
      insert into content.resources
        (id, user_id, title, content, status, created_at, updated_at, version)
      select lpad(n::text, 32, '0')::uuid, gen_random_uuid(), n, '', 'draft', now(), now(), 1
      from generate_series(1, 3) n;
      insert into content.resource_tags (resource_id, tag, position)
      select lpad(n::text, 32, '0')::uuid, tag, position
      from (values (1, 'c', 1), (1, 'a', 2), (1, 'b', 3), (3, 'b', 1)) had (n, tag, position);
      """;

  @Test
  void keeps_the_tags_of_every_resource_in_their_order() throws SQLException {
    try (var database = TestDatabase.empty();
        var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      migrate(database, "1");
      statement.execute(ROWS);
      migrate(database, "2");
      var kept = new ArrayList<String>();
      var found = statement.executeQuery("select tags::text from content.resources order by id");
      while (found.next()) {
        kept.add(found.getString(1));
      }
      assertThat(kept).containsExactly("{c,a,b}", "{}", "{b}");
    }
  }

  private static void migrate(TestDatabase database, String version) {
    Flyway.configure()
        .dataSource(database.dataSource())
        .locations("classpath:db/migration/content")
        .schemas("content")
        .target(version)
        .load()
        .migrate();
  }
}
