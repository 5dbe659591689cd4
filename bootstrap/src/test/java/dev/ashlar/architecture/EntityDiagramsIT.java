package dev.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.architecture.House.Context;
import dev.ashlar.bootstrap.GeneratedDocs;
import dev.ashlar.platform.persistence.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntityDiagramsIT {
  private TestDatabase database;
  private Catalogue catalogue;

  @BeforeEach
  void create() {
    database = TestDatabase.fresh();
    catalogue = new Catalogue(database.dataSource());
  }

  @AfterEach
  void drop() {
    database.close();
  }

  static Stream<String> schemas() {
    return House.ASHLAR.contexts().stream().map(Context::name);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void are_those_that_are_committed(String schema) throws SQLException {
    GeneratedDocs.check(
        Path.of("docs", "architecture", "er-" + schema + ".md"),
        new EntityDiagram(catalogue, schema).page());
  }

  @Test
  void show_what_the_catalogue_has() throws SQLException {
    catalogue.execute(
        """
        create table content.rogue (
          id uuid primary key,
          note character varying(9),
          resource_id uuid unique references content.resources (id),
          user_id uuid not null references identity.users (id) on delete cascade
        )
        """);
    assertThat(new EntityDiagram(catalogue, "content").page())
        .contains("rogue {")
        .contains("uuid id PK\n")
        .contains("character_varying(9) note \"may be null\"\n")
        .contains("uuid resource_id FK, UK \"may be null\"\n")
        .contains("resources |o--o| rogue : \"resource_id\"\n")
        .contains("\"identity.users\" ||--o{ rogue : \"user_id, on delete cascade\"\n")
        .contains("- `content.rogue.user_id` to `identity.users`, on delete cascade");
  }
}
