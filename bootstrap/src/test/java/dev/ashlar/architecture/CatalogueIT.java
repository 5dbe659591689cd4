package dev.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.architecture.Catalogue.Link;
import dev.ashlar.architecture.Catalogue.Source;
import dev.ashlar.architecture.Catalogue.Tie;
import dev.ashlar.architecture.House.Context;
import dev.ashlar.platform.persistence.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What ties the schemas of contexts together, as PostgreSQL itself knows it (docs/decisions/0005).
 */
class CatalogueIT {
  /** The one kind of tie there may be. */
  private static final String TO_A_USER =
      "FOREIGN KEY \\((\\w+)\\) REFERENCES identity\\.users\\(id\\) ON DELETE CASCADE";

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

  static List<String> contexts() {
    return House.ASHLAR.contexts().stream().map(Context::name).toList();
  }

  @Test
  void foreign_keys_between_schemas_point_at_users_and_cascade() throws SQLException {
    assertThat(catalogue.links())
        .isNotEmpty()
        .allSatisfy(link -> assertThat(link.definition()).matches(TO_A_USER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foreign key (user_id) references identity.users (id)",
        "foreign key (user_id) references identity.users (id) on delete set null",
        "foreign key (id) references identity.sessions (id) on delete cascade"
      })
  void a_foreign_key_of_another_kind_is_seen(String rogue) throws SQLException {
    catalogue.execute("alter table content.resources add constraint rogue " + rogue);
    assertThat(catalogue.links())
        .filteredOn(link -> !link.definition().matches(TO_A_USER))
        .extracting(Link::name)
        .containsExactly("rogue");
  }

  @Test
  void nothing_else_ties_schemas_together() throws SQLException {
    var links = catalogue.links().stream().map(CatalogueIT::asTie).toList();
    assertThat(catalogue.ties()).containsExactlyInAnyOrderElementsOf(links);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create view content.rogue as select id from identity.users",
        """
        create function identity.rogue() returns trigger language plpgsql as 'begin return new; end';
        create trigger rogue before insert on content.resources
          for each row execute function identity.rogue()\
        """,
        """
        create type identity.rogue as enum ('a');
        alter table content.resources add column rogue identity.rogue\
        """,
        """
        create sequence identity.rogue;
        alter table content.resources add column rogue bigint default nextval('identity.rogue')\
        """
      })
  void a_tie_of_another_kind_is_seen(String rogue) throws SQLException {
    var before = catalogue.ties();
    catalogue.execute(rogue);
    assertThat(catalogue.ties())
        .filteredOn(tie -> !before.contains(tie))
        .isNotEmpty()
        .allSatisfy(tie -> assertThat(tie.toString()).contains("rogue", "content.", "identity."));
  }

  @Test
  void functions_triggers_views_and_checks_name_their_own_schema_alone() throws SQLException {
    assertThat(catalogue.sources())
        .isNotEmpty()
        .allSatisfy(source -> assertThat(source.foreignSchemas()).as(source.name()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        create function content.rogue() returns bigint language plpgsql as
          'begin return (select count(*) from identity.users); end'\
        """,
        """
        create function content.rogue() returns bigint language sql
          begin atomic select count(*) from identity.users; end\
        """,
        "create view content.rogue as select id from identity.users"
      })
  void a_function_or_view_that_names_another_schema_is_seen(String rogue) throws SQLException {
    catalogue.execute(rogue);
    assertThat(catalogue.sources())
        .filteredOn(source -> !source.foreignSchemas().isEmpty())
        .extracting(Source::name)
        .containsExactly("rogue");
  }

  @ParameterizedTest
  @MethodSource("contexts")
  void a_context_migrates_without_any_other(String context) throws SQLException {
    try (var alone = TestDatabase.empty()) {
      migrate(alone, context);
      var here = new Catalogue(alone.dataSource());
      assertThat(here.tables(context)).isNotEmpty().isEqualTo(catalogue.tables(context));
      assertThat(here.links()).isEmpty();
    }
  }

  @Test
  void ties_come_from_the_folder_of_links_alone() throws SQLException {
    try (var scratch = TestDatabase.empty()) {
      var here = new Catalogue(scratch.dataSource());
      contexts().forEach(context -> migrate(scratch, context));
      assertThat(here.ties()).isEmpty();
      var without = contexts().stream().map(context -> contents(here, context)).toList();

      migrate(scratch, "links");
      assertThat(here.links()).isEqualTo(catalogue.links());

      for (var link : here.links()) {
        here.execute("alter table %s drop constraint %s".formatted(link.table(), link.name()));
      }
      assertThat(contexts()).extracting(context -> contents(here, context)).isEqualTo(without);
    }
  }

  @ParameterizedTest
  @MethodSource("contexts")
  void without_links_a_context_stays_whole_when_the_others_are_dropped(String context)
      throws SQLException {
    for (var link : catalogue.links()) {
      catalogue.execute("alter table %s drop constraint %s".formatted(link.table(), link.name()));
    }
    var before = contents(catalogue, context);
    for (var other : contexts()) {
      if (!other.equals(context)) {
        catalogue.execute("drop schema %s cascade".formatted(other));
      }
    }
    assertThat(contents(catalogue, context)).isNotEmpty().isEqualTo(before);
  }

  @Test
  void with_links_a_resource_needs_its_user_and_without_them_none() throws SQLException {
    var insert =
        """
        insert into content.resources
          (id, user_id, title, content, status, tags, created_at, updated_at, version)
        values (gen_random_uuid(), gen_random_uuid(), 'Walls', '', 'draft', '{}', now(), now(), 1)
        """;
    assertThatThrownBy(() -> catalogue.execute(insert)).hasMessageContaining("foreign key");
    for (var link : catalogue.links()) {
      catalogue.execute("alter table %s drop constraint %s".formatted(link.table(), link.name()));
    }
    catalogue.execute(insert);
  }

  private static Tie asTie(Link link) {
    return new Tie(
        "table constraint %s on %s".formatted(link.name(), link.table()), "table identity.users");
  }

  private static List<String> contents(Catalogue catalogue, String schema) {
    try {
      return catalogue.contents(schema);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs the scripts of one folder, as Ashlar would that hosts this context alone. */
  private static void migrate(TestDatabase database, String folder) {
    Flyway.configure()
        .dataSource(database.dataSource())
        .locations("classpath:db/migration/" + folder)
        .schemas(folder.equals("links") ? "platform" : folder)
        .load()
        .migrate();
  }
}
