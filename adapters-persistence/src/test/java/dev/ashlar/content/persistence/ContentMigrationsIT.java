package dev.ashlar.content.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.platform.persistence.TestDatabase;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What becomes of rows that were there before. */
class ContentMigrationsIT {

  @Test
  void keep_the_tags_of_every_resource_in_their_order() throws SQLException {
    try (var database = TestDatabase.empty();
        var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      migrate(database, "1");
      statement.execute(
          """
          insert into content.tags values ('a'), ('b'), ('c');
          insert into content.resources
            (id, user_id, title, content, status, created_at, updated_at, version)
          select lpad(n::text, 32, '0')::uuid, gen_random_uuid(), n, '', 'draft', now(), now(), 1
          from generate_series(1, 3) n;
          insert into content.resource_tags (resource_id, tag, position)
          select lpad(n::text, 32, '0')::uuid, tag, position
          from (values (1, 'c', 1), (1, 'a', 2), (1, 'b', 3), (3, 'b', 1)) had (n, tag, position)
          """);
      migrate(database, "2");
      assertThat(texts(statement, "select tags::text from content.resources order by id"))
          .containsExactly("{c,a,b}", "{}", "{b}");
    }
  }

  @Test
  void count_every_resource_by_status_owner_and_tag() throws SQLException {
    try (var database = TestDatabase.empty();
        var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      migrate(database, "2");
      statement.execute(
          """
          insert into content.resources
            (id, user_id, title, content, status, created_at, updated_at, version, tags)
          select gen_random_uuid(), lpad(owner, 32, '0')::uuid, '', '', status, now(), now(), 1,
            tags::text[]
          from (values ('1', 'draft', '{a}'), ('1', 'published', '{a,b}'), ('2', 'published', '{}'))
            had (owner, status, tags)
          """);
      migrate(database, "4");
      var one = "user:00000000-0000-0000-0000-000000000001 1";
      var two = "user:00000000-0000-0000-0000-000000000002 1";
      assertThat(texts(statement, counts("draft"))).containsExactly("all 1", "tag:a 1", one);
      assertThat(texts(statement, counts("published")))
          .containsExactly("all 2", "tag:a 1", "tag:b 1", one, two);
      assertThat(texts(statement, counts("archived"))).isEmpty();
    }
  }

  private static String counts(String status) {
    return """
    select subject || ' ' || resources from content.resource_counts
    where status = '%s' order by subject
    """
        .formatted(status);
  }

  private static List<String> texts(Statement statement, String query) throws SQLException {
    var texts = new ArrayList<String>();
    try (var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
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
