package dev.ashlar.platform.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A database of a test's own, gone when it is closed. The server behind it is chosen once in a
 * process: see {@link TestServer}.
 */
public final class TestDatabase implements AutoCloseable {
  /** Migrated once in a process and copied for each test, which is much faster. */
  private static final class Template {
    static final String NAME = create();

    private static String create() {
      var template = empty();
      Migrations.run(template.dataSource());
      return template.name;
    }
  }

  private final TestServer server = TestServer.chosen();
  private final String name = "test_" + UUID.randomUUID().toString().replace("-", "");

  private TestDatabase() {}

  /** Migrated, and without a search path: a name without its schema fails whoever asks. */
  public static TestDatabase fresh() {
    var template = Template.NAME;
    var database = new TestDatabase();
    database.server.execute(
        "create database %s template %s strategy file_copy".formatted(database.name, template));
    database.server.execute("alter database %s set search_path to ''".formatted(database.name));
    return database;
  }

  /** With nothing in it. */
  public static TestDatabase empty() {
    var database = new TestDatabase();
    database.server.execute("create database " + database.name);
    return database;
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(server.host(), server.port(), name);
  }

  public String user() {
    return server.user();
  }

  public String password() {
    return server.password();
  }

  /** As {@code DATABASE_URL} takes it. */
  public String url() {
    return "postgresql://%s:%s@%s:%d/%s"
        .formatted(encode(user()), encode(password()), server.host(), server.port(), name);
  }

  /** Connections one by one, without a pool. */
  public DataSource dataSource() {
    return server.dataSource(name);
  }

  @Override
  public void close() {
    server.execute("drop database if exists %s with (force)".formatted(name));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
