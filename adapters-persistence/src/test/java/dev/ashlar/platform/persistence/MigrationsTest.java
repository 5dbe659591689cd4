package dev.ashlar.platform.persistence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  @Test
  void write_nothing_to_a_postgresql_that_is_too_old() {
    var facts = answering(DatabaseMetaData.class, Map.of("getDatabaseMajorVersion", 17));
    var connection =
        answering(Connection.class, Map.of("getMetaData", facts, "close", "and nothing"));
    var database = answering(DataSource.class, Map.of("getConnection", connection));
    assertThatThrownBy(() -> Migrations.run(database))
        .isInstanceOf(Migrations.Failed.class)
        .hasMessage("PostgreSQL 17 is too old: Ashlar needs 18 or newer.");
  }

  /** Something that knows these answers and lets nothing else be done with it. */
  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> {
              if (!answers.containsKey(method.getName())) {
                throw new AssertionError(method.getName() + " of a database that is too old");
              }
              return method.getReturnType() == void.class ? null : answers.get(method.getName());
            }));
  }
}
