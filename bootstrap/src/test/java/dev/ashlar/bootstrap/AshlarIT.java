package dev.ashlar.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ashlar.platform.persistence.TestDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AshlarIT {
  @TempDir Path home;

  @Test
  void opens_its_port_and_lets_go_of_it() throws IOException {
    try (var database = TestDatabase.empty()) {
      int port;
      try (var ashlar = Ashlar.start(settings(database.url(), Map.of()))) {
        port = ashlar.port();
        assertThat(ashlar.url()).hasPort(port);
        connect(port);
      }
      assertThatThrownBy(() -> connect(port)).isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void runs_beside_another_on_one_database() throws IOException {
    try (var database = TestDatabase.empty();
        var one = Ashlar.start(settings(database.url(), Map.of()))) {
      try (var two = Ashlar.start(settings(database.url(), Map.of()))) {
        assertThat(two.port()).isNotEqualTo(one.port());
        connect(two.port());
      }
      connect(one.port());
    }
  }

  @Test
  void tells_a_person_where_to_go_next() {
    try (var database = TestDatabase.empty();
        var ashlar = Ashlar.start(settings(database.url(), Map.of("BASE_PATH", "/v9")))) {
      assertThat(ashlar.welcome())
          .hasLineCount(3)
          .contains(ashlar.url() + "/v9", ashlar.url() + "/docs")
          .contains("PostgreSQL at " + DatabaseUrl.parse(database.url()).place())
          .doesNotContain(":" + database.password() + "@");
    }
  }

  @Test
  void says_which_port_is_taken() throws IOException {
    try (var taken = new ServerSocket(0)) {
      var port = Integer.toString(taken.getLocalPort());
      assertFails(settings("postgresql://ann@nowhere.invalid/a", Map.of("PORT", port)))
          .startsWith("Port " + port + " can't be opened: ")
          .contains("PORT");
    }
  }

  @Test
  void names_the_database_that_refuses_it_and_not_the_password() {
    try (var database = TestDatabase.empty()) {
      var place = DatabaseUrl.parse(database.url());
      var url = "postgresql://nobody:hidden@" + place.place();
      assertFails(settings(url, Map.of()))
          .startsWith("PostgreSQL at " + place.place() + " refuses us: ")
          .doesNotContain("hidden");
    }
  }

  @Test
  void names_the_database_that_stays_away() {
    // port 1 is reserved, and nothing listens there
    var url = DatabaseUrl.parse("postgresql://ann:hidden@127.0.0.1:1/ashlar");
    assertThatThrownBy(() -> ExternalDatabase.await(url, Duration.ZERO, () -> false))
        .isInstanceOf(StartFailure.class)
        .message()
        .hasLineCount(1)
        .startsWith("PostgreSQL at 127.0.0.1:1/ashlar didn't answer for ")
        .doesNotContain("hidden");
  }

  @Test
  void names_the_migration_that_fails() throws SQLException {
    try (var database = TestDatabase.fresh();
        var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "update identity.flyway_schema_history set checksum = 1 where version = '1'");
      assertFails(settings(database.url(), Map.of())).startsWith("Migration of identity: ");
    }
  }

  @Test
  void refuses_a_first_admin_whose_password_is_guessed_at_once() {
    for (var password : List.of("ROOT@example.org", "password1")) {
      try (var database = TestDatabase.fresh()) {
        var admin = Map.of("ADMIN_EMAIL", "root@example.org", "ADMIN_PASSWORD", password);
        assertFails(settings(database.url(), admin))
            .startsWith("ADMIN_PASSWORD is easy to guess")
            .doesNotContain(password);
      }
    }
  }

  @Test
  void that_was_closed_does_not_open() {
    try (var database = TestDatabase.empty()) {
      var ashlar = new Ashlar(settings(database.url(), Map.of()));
      ashlar.close();
      assertThatThrownBy(ashlar::open)
          .isInstanceOf(StartFailure.class)
          .hasMessage("Stopped before it had started.");
    }
  }

  private Settings settings(String databaseUrl, Map<String, String> more) {
    var env = new HashMap<String, String>();
    env.put("PORT", "0");
    env.put("ASHLAR_HOME", home.toString());
    env.put("DATABASE_URL", databaseUrl);
    env.put("JWT_SECRET", "0123456789abcdef0123456789abcdef");
    env.putAll(more);
    return Settings.read(env);
  }

  private static AbstractStringAssert<?> assertFails(Settings settings) {
    var failure = catchThrowableOfType(StartFailure.class, () -> Ashlar.start(settings));
    assertThat(failure).isNotNull();
    return assertThat(failure.getMessage()).hasLineCount(1);
  }

  private static void connect(int port) throws IOException {
    new Socket(InetAddress.getLoopbackAddress(), port).close();
  }
}
