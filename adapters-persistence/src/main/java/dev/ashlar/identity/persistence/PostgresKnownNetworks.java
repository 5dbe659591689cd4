package dev.ashlar.identity.persistence;

import dev.ashlar.identity.application.KnownNetworks;
import dev.ashlar.identity.domain.Network;
import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.persistence.Sql;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

@Singleton
final class PostgresKnownNetworks implements KnownNetworks {
  private static final Duration DAY = Duration.ofDays(1);

  private final ConnectionOperations<Connection> database;

  PostgresKnownNetworks(ConnectionOperations<Connection> database) {
    this.database = database;
  }

  /** Asked for nobody, too, which takes as long. */
  @Override
  public boolean knows(Optional<UserId> user, Network network, Instant since) {
    return new Sql(
            """
            select from identity.known_networks
            where user_id = cast(? as uuid) and network = ? and last_login_at >= ?
            """,
            user.map(UserId::value),
            network.value(),
            since)
        .first(database, row -> true)
        .isPresent();
  }

  /** Looks before it writes, since a write would wait for others from the same network. */
  @Override
  public void remember(UserId user, Network network, Instant at) {
    new Sql(
            """
            insert into identity.known_networks (user_id, network, last_login_at)
            select ?, ?, ? where not exists (
              select from identity.known_networks
              where user_id = ? and network = ? and last_login_at >= ?)
            on conflict (user_id, network) do update set last_login_at = excluded.last_login_at
            """,
            user.value(),
            network.value(),
            at,
            user.value(),
            network.value(),
            at.minus(DAY))
        .update(database);
  }

  @Override
  public int sweep(Instant lastBefore, int most) {
    return new Sql(
            """
            delete from identity.known_networks where (user_id, network) in (
              select user_id, network from identity.known_networks where last_login_at < ?
              order by last_login_at limit ? for update skip locked)
            """,
            lastBefore,
            most)
        .update(database);
  }
}
