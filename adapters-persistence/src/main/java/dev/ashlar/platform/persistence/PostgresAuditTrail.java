package dev.ashlar.platform.persistence;

import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Ids;
import dev.ashlar.platform.application.RequestOrigin;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;

/** Only inserts; a trigger refuses the rest, whoever tries it. */
@Singleton
final class PostgresAuditTrail implements AuditTrail {
  private final ConnectionOperations<Connection> database;
  private final RequestOrigin.Source requests;
  private final Ids ids;
  private final Clock clock;

  PostgresAuditTrail(
      ConnectionOperations<Connection> database,
      RequestOrigin.Source requests,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.requests = requests;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void record(AuditEvent event) {
    Optional<RequestOrigin> origin = requests.current();
    new Sql(
            """
            insert into platform.audit_events (id, at, actor_id, action, target_type, target_id,
              outcome, ip, request_id, count)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            """,
            ids.next(),
            clock.instant(),
            event.actor().map(UserId::value),
            event.action(),
            event.targetType(),
            event.targetId(),
            event.outcome().code(),
            origin.map(RequestOrigin::ip),
            origin.map(RequestOrigin::requestId))
        .update(database);
  }
}
