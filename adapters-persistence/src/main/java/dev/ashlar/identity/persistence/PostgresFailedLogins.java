package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.FailedLogins;
import dev.ashlar.identity.domain.EmailHash;
import dev.ashlar.identity.domain.Failures;
import dev.ashlar.identity.domain.Network;
import dev.ashlar.platform.persistence.Row;
import dev.ashlar.platform.persistence.Sql;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

@Singleton
final class PostgresFailedLogins implements FailedLogins {
  /** In place of a network, for the row of all those that an account doesn't know. */
  private static final String STRANGERS = "*";

  private record Counted(String network, Failures failures) {
    static Counted of(Row row) throws SQLException {
      return new Counted(
          row.text("network"),
          new Failures(Math.toIntExact(row.number("failures")), row.instant("last_failed_at")));
    }
  }

  private final ConnectionOperations<Connection> database;

  PostgresFailedLogins(ConnectionOperations<Connection> database) {
    this.database = database;
  }

  @Override
  public Counts find(EmailHash email, Network network) {
    return counts(
        network,
        new Sql(
                """
                select network, failures, last_failed_at from identity.failed_logins
                where email_hash = ? and network in (?, ?)
                """,
                email.value(),
                STRANGERS,
                network.value())
            .list(database, Counted::of));
  }

  /** Rows are put there to be locked, everywhere in the same order. */
  @Override
  public Counts lock(EmailHash email, Network network) {
    return counts(
        network,
        new Sql(
                """
                insert into identity.failed_logins as counted
                  (email_hash, network, failures, last_failed_at)
                values (?, ?, 0, ?), (?, ?, 0, ?)
                on conflict (email_hash, network) do update set failures = counted.failures
                returning network, failures, last_failed_at
                """,
                email.value(),
                STRANGERS,
                Failures.NONE.lastAt(),
                email.value(),
                network.value(),
                Failures.NONE.lastAt())
            .list(database, Counted::of));
  }

  @Override
  public void save(EmailHash email, Network network, Counts counts) {
    new Sql(
            """
            insert into identity.failed_logins (email_hash, network, failures, last_failed_at)
            values (?, ?, ?, ?), (?, ?, ?, ?)
            on conflict (email_hash, network) do update
              set failures = excluded.failures, last_failed_at = excluded.last_failed_at
            """,
            email.value(),
            STRANGERS,
            counts.fromStrangers().count(),
            counts.fromStrangers().lastAt(),
            email.value(),
            network.value(),
            counts.fromNetwork().count(),
            counts.fromNetwork().lastAt())
        .update(database);
  }

  @Override
  public void clear(EmailHash email) {
    new Sql(
            """
            delete from identity.failed_logins where (email_hash, network) in (
              select email_hash, network from identity.failed_logins where email_hash = ?
              order by network = ? desc, network for update)
            """,
            email.value(),
            STRANGERS)
        .update(database);
  }

  @Override
  public int sweep(Instant lastBefore, int most) {
    return new Sql(
            """
            delete from identity.failed_logins where (email_hash, network) in (
              select email_hash, network from identity.failed_logins where last_failed_at < ?
              order by last_failed_at limit ? for update skip locked)
            """,
            lastBefore,
            most)
        .update(database);
  }

  private static Counts counts(Network network, List<Counted> rows) {
    return new Counts(of(network.value(), rows), of(STRANGERS, rows));
  }

  private static Failures of(String network, List<Counted> rows) {
    return rows.stream()
        .filter(row -> row.network().equals(network))
        .map(Counted::failures)
        .findFirst()
        .orElse(Failures.NONE);
  }
}
