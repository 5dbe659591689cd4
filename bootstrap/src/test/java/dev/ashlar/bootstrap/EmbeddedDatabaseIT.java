package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {
  @TempDir Path directory;
  private TestHome loan;
  private Home home;
  private Path data;

  @BeforeEach
  void make_a_home() throws IOException {
    loan = TestHome.in(directory);
    home = Home.at(directory);
    data = home.file("postgres");
  }

  @AfterEach
  void end_the_loan() throws IOException {
    loan.close();
  }

  @Test
  void promises_what_it_acknowledges() throws SQLException {
    try (var database = EmbeddedDatabase.start(home)) {
      assertThat(query(database, "show server_version")).startsWith("18.");
      assertThat(query(database, "show fsync")).isEqualTo("on");
      assertThat(query(database, "show synchronous_commit")).isEqualTo("on");
      assertThat(query(database, "show full_page_writes")).isEqualTo("on");
    }
  }

  @Test
  void listens_to_this_machine_alone_and_asks_for_a_password() throws SQLException {
    try (var database = EmbeddedDatabase.start(home)) {
      assertThat(query(database, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(query(database, "show unix_socket_directories")).isEmpty();
      var url = database.url();
      var stranger =
          new DatabaseUrl(
              url.servers(), url.database(), url.user(), new Secret("wrong"), url.parameters());
      assertThatThrownBy(stranger::connect).hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void keeps_its_data_across_a_restart() throws SQLException {
    try (var database = EmbeddedDatabase.start(home)) {
      execute(database, "create table note as select 'kept'::text as text");
    }
    assertThat(data.resolve("postmaster.pid")).doesNotExist();
    try (var database = EmbeddedDatabase.start(home)) {
      assertThat(query(database, "select text from note")).isEqualTo("kept");
    }
  }

  @Test
  void recovers_what_was_acknowledged_before_the_server_was_killed() throws Exception {
    try (var database = EmbeddedDatabase.start(home)) {
      execute(database, "create table note as select 'kept'::text as text");
      var postmaster = postmaster().orElseThrow();
      postmaster.destroyForcibly();
    }
    try (var database = EmbeddedDatabase.start(home)) {
      assertThat(query(database, "select text from note")).isEqualTo("kept");
    }
  }

  @Test
  void starts_though_another_program_has_got_the_process_id_of_the_last_server() throws Exception {
    var stranger = new ProcessBuilder("sleep", "600").start();
    try {
      var file = data.resolve("postmaster.pid");
      var lines = new ArrayList<String>();
      try (var _ = EmbeddedDatabase.start(home)) {
        lines.addAll(Files.readAllLines(file));
      }
      lines.set(0, Long.toString(stranger.pid()));
      Files.write(file, lines);
      try (var database = EmbeddedDatabase.start(home)) {
        assertThat(query(database, "select 1")).isEqualTo("1");
        assertThat(stranger.isAlive()).isTrue();
      }
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void starts_though_the_last_server_left_an_empty_file() throws Exception {
    EmbeddedDatabase.start(home).close();
    Files.createFile(data.resolve("postmaster.pid"));
    try (var database = EmbeddedDatabase.start(home)) {
      assertThat(query(database, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void starts_though_its_very_first_start_was_interrupted() throws Exception {
    Files.createDirectories(home.file("postgres.draft1/base/1"));
    Files.writeString(home.file("postgres.draft1/PG_VERSION"), "18");
    loan.close();
    Files.createDirectories(home.file("postgres-binaries/draft/bin"));
    Files.writeString(home.file("postgres-binaries/draft/bin/initdb"), "half of it");
    try (var database = EmbeddedDatabase.start(home)) {
      assertThat(query(database, "select 1")).isEqualTo("1");
    }
    assertThat(home.file("postgres.draft1")).doesNotExist();
    Home.discard(home.file("postgres-binaries"));
  }

  @Test
  void refuses_a_second_holder_of_its_home() throws SQLException {
    try (var database = EmbeddedDatabase.start(home)) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(home))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("in use by another Ashlar");
      assertThat(query(database, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void leaves_data_of_another_version_alone() throws IOException {
    Files.createDirectories(data);
    Files.writeString(data.resolve("PG_VERSION"), "17\n");
    assertThatThrownBy(() -> EmbeddedDatabase.start(home))
        .isInstanceOf(StartFailure.class)
        .message()
        .hasLineCount(1)
        .startsWith(data.toRealPath() + " holds data of PostgreSQL 17, this is 18.");
    assertThat(data).isDirectoryContaining("glob:**/PG_VERSION");
  }

  @Test
  void leaves_alone_what_is_no_data_of_postgresql() throws IOException {
    Files.createDirectories(data);
    Files.writeString(data.resolve("thesis"), "the only copy");
    assertThatThrownBy(() -> EmbeddedDatabase.start(home))
        .isInstanceOf(StartFailure.class)
        .message()
        .hasLineCount(1)
        .contains("isn't a data directory of PostgreSQL");
    assertThat(data.resolve("thesis")).hasContent("the only copy");
  }

  @Test
  void that_cannot_start_says_where_its_log_is() throws IOException {
    EmbeddedDatabase.start(home).close();
    Files.writeString(data.resolve("postgresql.conf"), "shared_buffers = plenty");
    assertThatThrownBy(() -> EmbeddedDatabase.start(home))
        .isInstanceOf(StartFailure.class)
        .message()
        .hasLineCount(1)
        .contains(home.file("postgres.log").toString());
    assertThat(home.file("postgres.log")).content().contains("shared_buffers");
    home.claim().close();
  }

  private Optional<ProcessHandle> postmaster() throws IOException {
    var pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid));
  }

  private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (var connection = database.url().connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(EmbeddedDatabase database, String sql) throws SQLException {
    try (var connection = database.url().connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
