package dev.ashlar.platform.persistence;

import dev.ashlar.platform.application.FakeSeals;
import dev.ashlar.platform.application.Ids;
import dev.ashlar.platform.application.RequestOrigin;
import dev.ashlar.platform.application.TestClock;
import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The stores as Ashlar puts them together, on a database of a test class' own that is empty when
 * each of its tests begins:
 *
 * <pre>{@code @RegisterExtension static final PostgresContext POSTGRES = new PostgresContext();}
 * </pre>
 */
public final class PostgresContext
    implements AutoCloseable, BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private static final Ids IDS = UUID::randomUUID;
  private static final RequestOrigin.Source NO_REQUEST = Optional::empty;

  private TestDatabase database;
  private ApplicationContext context;

  @Override
  public void beforeAll(ExtensionContext test) {
    start();
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    empty();
  }

  @Override
  public void afterAll(ExtensionContext test) {
    close();
  }

  /** For tests that another engine runs than JUnit's own, which knows no extensions. */
  public void start() {
    database = TestDatabase.fresh();
    context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .deduceCloudEnvironment(false)
            .environmentPropertySource(false)
            .banner(false)
            .properties(properties())
            .singletons(new TestClock(), IDS, NO_REQUEST, new FakeSeals())
            .start();
  }

  public void empty() {
    execute(
        """
        set session_replication_role = replica; -- past the trigger that keeps the audit trail
        truncate identity.users, identity.failed_logins, content.resources,
          content.resource_counts, content.resource_count_changes,
          platform.audit_events, platform.outbox_events, platform.first_answers cascade;
        set session_replication_role = origin
        """);
  }

  @Override
  public void close() {
    context.close();
    database.close();
  }

  /** What the adapters put in for a port. */
  public <T> T get(Class<T> port) {
    return context.getBean(port);
  }

  /** Puts a user there about whom nothing matters but that they exist. */
  public UUID someUser() {
    var id = UUID.randomUUID();
    execute(
        """
        insert into identity.users (id, email, email_verified, username, name, password_hash, role,
          created_at, updated_at, version)
        values (?, ? || '@example.org', false, ?, 'Somebody', 'none', 'user', now(), now(), 1)
        """,
        id,
        id.toString(),
        id.toString());
    return id;
  }

  public void deleteUser(UUID id) {
    execute("delete from identity.users where id = ?", id);
  }

  /** A connection of its own, beside those of the stores. */
  public Connection connect() throws SQLException {
    return database.dataSource().getConnection();
  }

  /** Carries a statement out beside the stores, on a connection of its own. */
  public void execute(String sql, Object... values) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of what a query beside the stores answers with. */
  public List<String> query(String sql, Object... values) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      var found = new ArrayList<String>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> properties() {
    var pool = "datasources.default.";
    return Map.of(
        pool + "url",
        database.jdbcUrl(),
        pool + "username",
        database.user(),
        pool + "password",
        database.password(),
        pool + "driver-class-name",
        "org.postgresql.Driver",
        pool + "maximum-pool-size",
        10,
        pool + "minimum-idle",
        0,
        pool + "connection-timeout",
        30_000,
        pool + "connection-init-sql",
        "set search_path to ''");
  }
}
