package dev.ashlar.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.platform.persistence.Migrations.Series;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class MigrationsIT {
  private static final String SCRIPTS = "select script from %s.%s where success and version = '1'";

  @Test
  void run_the_contexts_before_the_links_that_tie_them() {
    assertThat(Migrations.SERIES)
        .extracting(Series::folder)
        .startsWith("platform", "identity", "content")
        .endsWith("links");
  }

  @Test
  void keep_a_history_for_each_series_in_its_own_schema() throws SQLException {
    try (var database = TestDatabase.fresh()) {
      for (var series : Migrations.SERIES) {
        assertThat(query(database, SCRIPTS.formatted(series.schema(), series.history())))
            .as(series.folder())
            .isNotEmpty();
      }
    }
  }

  @Test
  void run_again_change_nothing() throws SQLException {
    try (var database = TestDatabase.fresh()) {
      var installed = "select max(installed_on)::text from identity.flyway_schema_history";
      var before = query(database, installed);
      Migrations.run(database.dataSource());
      assertThat(query(database, installed)).isEqualTo(before);
    }
  }

  @Test
  void bring_up_all_instances_that_start_at_once_on_an_empty_database() throws Exception {
    try (var database = TestDatabase.empty();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var instances = 8;
      var start = new CyclicBarrier(instances);
      Callable<Void> instance =
          () -> {
            start.await();
            Migrations.run(database.dataSource());
            return null;
          };
      for (var outcome : threads.invokeAll(Collections.nCopies(instances, instance))) {
        assertThat(outcome).succeedsWithin(Duration.ZERO);
      }
      assertThat(query(database, SCRIPTS.formatted("identity", "flyway_schema_history")))
          .hasSize(1);
    }
  }

  @Test
  void wait_for_those_of_another_instance_before_they_touch_anything() throws Exception {
    try (var database = TestDatabase.empty();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var other = database.dataSource().getConnection();
        var statement = other.createStatement()) {
      statement.execute("select pg_advisory_lock(%d)".formatted(Migrations.LOCK));
      var run = threads.submit(() -> Migrations.run(database.dataSource()));
      while (query(database, "select pid from pg_locks where locktype = 'advisory' and not granted")
          .isEmpty()) {
        assertThat(run).isNotDone();
      }
      assertThat(query(database, "select nspname from pg_namespace where nspname = 'identity'"))
          .isEmpty();
      statement.execute("select pg_advisory_unlock(%d)".formatted(Migrations.LOCK));
      assertThat(run).succeedsWithin(Duration.ofMinutes(1));
    }
  }

  @Test
  void that_fail_name_the_script_and_the_reason_in_one_line() throws SQLException {
    try (var database = TestDatabase.fresh()) {
      execute(database, "drop table platform.links_history");
      assertThatThrownBy(() -> Migrations.run(database.dataSource()))
          .isInstanceOf(Migrations.Failed.class)
          .message()
          .hasLineCount(1)
          .startsWith("Migration of links: ")
          .contains("V1__", "ERROR: constraint", "already exists");
    }
  }

  @Test
  void refuse_a_script_that_was_changed_after_it_had_run() throws SQLException {
    try (var database = TestDatabase.fresh()) {
      execute(
          database, "update content.flyway_schema_history set checksum = 1 where version = '1'");
      assertThatThrownBy(() -> Migrations.run(database.dataSource()))
          .isInstanceOf(Migrations.Failed.class)
          .message()
          .hasLineCount(1)
          .startsWith("Migration of content: ")
          .contains("checksum mismatch");
    }
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> query(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
