package dev.ashlar.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.platform.application.TestClock;
import io.micronaut.data.connection.ConnectionOperations;
import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlIT {
  @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();

  @ParameterizedTest
  @ValueSource(strings = {"", "' or true --", "e\u0301\r\n\t😀\\", "?", "{d '2026-01-01'}", "$1"})
  void binds_text_as_it_is(String text) {
    assertThat(new Sql("select ?::text as it", text).first(database(), row -> row.text("it")))
        .contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-01T00:00:00.123456Z",
        "2026-03-29T01:30:00Z",
        "2026-10-25T00:30:00.000001Z",
        "1969-12-31T23:59:59.999999Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z",
      })
  void binds_and_reads_moments_to_the_microsecond(String moment) {
    var at = Instant.parse(moment);
    assertThat(
            new Sql("select ?::timestamptz as it", at).first(database(), row -> row.instant("it")))
        .contains(at);
    assertThat(
            new Sql("select ?::timestamptz = ?::text::timestamptz as it", at, moment)
                .first(database(), row -> row.flag("it")))
        .contains(true);
  }

  @Test
  void binds_ids_numbers_flags_and_arrays() {
    var id = UUID.fromString("ffffffff-ffff-7fff-bfff-ffffffffffff");
    assertThat(new Sql("select ?::uuid as it", id).first(database(), row -> row.id("it")))
        .contains(id);
    assertThat(
            new Sql("select ?::bigint as it", Long.MAX_VALUE)
                .first(database(), row -> row.number("it")))
        .contains(Long.MAX_VALUE);
    assertThat(
            new Sql("select not ?::boolean as it", true).first(database(), row -> row.flag("it")))
        .contains(false);
    String[] texts = {"a,b", "{}", "\"", "null", "😀", ""};
    assertThat(
            new Sql("select ?::text[] as it", (Object) texts)
                .first(database(), row -> row.texts("it")))
        .hasValueSatisfying(read -> assertThat(read).containsExactly(texts));
  }

  @Test
  void binds_what_is_absent_as_null() {
    assertThat(
            new Sql("select ?::text as it", Optional.empty())
                .first(database(), row -> row.optionalText("it")))
        .contains(Optional.empty());
    assertThat(
            new Sql("select ?::timestamptz as it", Optional.empty())
                .first(database(), row -> row.optionalInstant("it")))
        .contains(Optional.empty());
    assertThat(
            new Sql("select ?::timestamptz as it", Optional.of(TestClock.START))
                .first(database(), row -> row.optionalInstant("it")))
        .contains(Optional.of(TestClock.START));
  }

  @Test
  void puts_parts_together_with_their_values_in_order() {
    var sql = new Sql("select ?::text || ?::text", "a", "b").add("|| ?::text as it", "c");
    assertThat(sql.first(database(), row -> row.text("it"))).contains("abc");
  }

  @Test
  void finds_no_first_row_where_there_is_none() {
    assertThat(new Sql("select true as it where false").first(database(), row -> row.flag("it")))
        .isEmpty();
  }

  @Test
  void lists_all_rows_in_their_order() {
    assertThat(
            new Sql("select generate_series as it from generate_series(1, 3)")
                .list(database(), row -> row.number("it")))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void knows_which_constraint_was_in_the_way() {
    POSTGRES.execute("create table platform.words (word text constraint once primary key)");
    POSTGRES.execute("insert into platform.words values ('a')");
    var twice = new Sql("insert into platform.words values (?)", "a");
    assertThatThrownBy(() -> twice.update(database()))
        .isInstanceOfSatisfying(
            StatementFailed.class,
            failure -> {
              assertThat(failure.violates("once")).isTrue();
              assertThat(failure.violates("twice")).isFalse();
            });
  }

  @Test
  void fails_where_a_name_has_no_schema() {
    var sql = new Sql("select 1 as it from users");
    assertThatThrownBy(() -> sql.first(database(), row -> row.number("it")))
        .isInstanceOf(StatementFailed.class)
        .rootCause()
        .hasMessageContaining("relation \"users\" does not exist");
  }

  @Test
  void gives_its_connection_back_also_when_it_fails() {
    for (int i = 0; i < 30; i++) { // three times as often as there are connections
      var sql = new Sql("select 1 / 0 as it");
      assertThatThrownBy(() -> sql.first(database(), row -> row.number("it")))
          .isInstanceOf(StatementFailed.class);
    }
    assertThat(new Sql("select 1 as it").first(database(), row -> row.number("it"))).contains(1L);
  }

  @SuppressWarnings("unchecked") // it is one of these for every data source of JDBC
  private static ConnectionOperations<Connection> database() {
    return POSTGRES.get(ConnectionOperations.class);
  }
}
