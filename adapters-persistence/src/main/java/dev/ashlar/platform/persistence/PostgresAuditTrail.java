package dev.ashlar.platform.persistence;

import dev.ashlar.kernel.UserId;
import dev.ashlar.platform.application.AuditEvent;
import dev.ashlar.platform.application.AuditTrail;
import dev.ashlar.platform.application.Ids;
import dev.ashlar.platform.application.Repetitions;
import dev.ashlar.platform.application.RequestOrigin;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Only inserts; a trigger refuses the rest, whoever tries it. */
@Singleton
final class PostgresAuditTrail implements AuditTrail {
  private final ConnectionOperations<Connection> database;
  private final RequestOrigin.Source requests;
  private final Ids ids;
  private final Clock clock;
  private final Repetitions repetitions = new Repetitions();

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
    Instant now = clock.instant();
    if (!event.mayRepeat() || repetitions.isFirst(event, origin, now)) {
      insert(event, origin, now, 1);
    }
  }

  @Override
  public void recordRepeated() {
    insert(repetitions.takeEnded(clock.instant()));
  }

  @PreDestroy
  void close() {
    insert(repetitions.takeEnded(Instant.MAX));
  }

  private void insert(List<Repetitions.Repeated> repeated) {
    repeated.forEach(each -> insert(each.event(), each.origin(), each.at(), each.count()));
  }

  private void insert(AuditEvent event, Optional<RequestOrigin> origin, Instant at, int count) {
    new Sql(
            """
            insert into platform.audit_events (id, at, actor_id, action, target_type, target_id,
              outcome, ip, request_id, count)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            ids.next(),
            at,
            event.actor().map(UserId::value),
            event.action(),
            event.targetType(),
            event.targetId(),
            event.outcome().code(),
            origin.map(RequestOrigin::ip),
            origin.map(RequestOrigin::requestId),
            count)
        .update(database);
  }
}
