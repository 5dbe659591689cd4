package dev.ashlar.platform.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL of all tests of this process: in a container where a Docker engine has what that
 * takes or can get it, else the embedded one. {@code ASHLAR_TEST_DATABASE=testcontainers|embedded}
 * forces one of them, and then fails where it can't be had.
 */
record TestServer(String host, int port, String user, String password) {
  private static final Logger LOG = LoggerFactory.getLogger(TestServer.class);
  private static final String IMAGE = "postgres:18-alpine";

  private static final class Chosen {
    static final TestServer SERVER = choose();
  }

  static TestServer chosen() {
    return Chosen.SERVER;
  }

  DataSource dataSource(String database) {
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {host});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  void execute(String sql) {
    try (var connection = dataSource("postgres").getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The tests' PostgreSQL refuses: " + sql, e);
    }
  }

  private static TestServer choose() {
    var wish = Optional.ofNullable(System.getenv("ASHLAR_TEST_DATABASE")).orElse("");
    return switch (wish) {
      case "embedded" -> embedded("as ASHLAR_TEST_DATABASE says");
      case "testcontainers" -> {
        DockerEngine.lacks(IMAGE).ifPresent(TestServer::refuse);
        yield container("as ASHLAR_TEST_DATABASE says");
      }
      case "" -> {
        var lack = DockerEngine.lacks(IMAGE);
        yield lack.isPresent() ? embedded(lack.get()) : container("Docker has " + IMAGE);
      }
      default -> throw new IllegalStateException("ASHLAR_TEST_DATABASE: no such way: " + wish);
    };
  }

  private static void refuse(String lack) {
    throw new IllegalStateException("ASHLAR_TEST_DATABASE asks for Testcontainers, but: " + lack);
  }

  @SuppressWarnings("resource") // lives as long as this process
  private static TestServer container(String why) {
    LOG.info("Tests run on PostgreSQL in a container: {}", why);
    var container = new PostgreSQLContainer(IMAGE);
    Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop the tests' PostgreSQL"));
    container.setCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
    container.start();
    return new TestServer(
        container.getHost(),
        container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        container.getUsername(),
        container.getPassword());
  }

  @SuppressWarnings("resource") // stops with this process, and deletes its data
  private static TestServer embedded(String why) {
    LOG.info("Tests run on an embedded PostgreSQL: {}", why);
    try {
      var postgres =
          EmbeddedPostgres.builder()
              .setPGStartupWait(Duration.ofSeconds(60))
              // the order of texts that Ashlar's own embedded database has, on every machine
              .setLocaleConfig("locale", "C")
              .setLocaleConfig("locale-provider", "builtin")
              .setLocaleConfig("builtin-locale", "C.UTF-8")
              .start();
      return new TestServer("localhost", postgres.getPort(), "postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
