package dev.ashlar.platform.persistence;

import dev.ashlar.platform.application.Deliveries;
import dev.ashlar.platform.application.Delivery;
import dev.ashlar.platform.application.Ids;
import dev.ashlar.platform.application.Outbox;
import dev.ashlar.platform.application.PublishedEvent;
import dev.ashlar.platform.application.Subscriber;
import io.micronaut.context.BeanProvider;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Events as JSON, with a row for each delivery that isn't done. How an event's record becomes JSON
 * is worked out at compile time, where its context imports it ({@code Events} in its persistence).
 */
@Singleton
final class PostgresOutbox implements Outbox, Deliveries {
  private final ConnectionOperations<Connection> database;
  private final JsonMapper json;
  private final BeanProvider<Subscriber<?>> subscribers; // which may add events themselves
  private final Ids ids;
  private final Clock clock;

  PostgresOutbox(
      ConnectionOperations<Connection> database,
      JsonMapper json,
      BeanProvider<Subscriber<?>> subscribers,
      Ids ids,
      Clock clock) {
    this.database = database;
    this.json = json;
    this.subscribers = subscribers;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public void add(PublishedEvent event) {
    new Sql(
            """
            with event as (
              insert into platform.outbox_events (id, type, payload, at)
              values (?, ?, ?::jsonb, ?)
              returning id, at
            )
            insert into platform.outbox_deliveries (event_id, subscriber, attempts, due_at)
            select event.id, subscriber, 0, event.at
            from event cross join unnest(?) as subscriber
            """,
            ids.next(),
            event.type(),
            write(event),
            clock.instant(),
            subscribers.stream()
                .filter(subscriber -> subscriber.type().equals(event.type()))
                .map(Subscriber::name)
                .toArray(String[]::new))
        .update(database);
  }

  @Override
  public Optional<Delivery> lockDue(Collection<String> names, Instant now) {
    return new Sql(
            """
            select d.*, e.type
            from platform.outbox_deliveries d join platform.outbox_events e on e.id = d.event_id
            where d.dead_at is null and d.due_at <= ? and d.subscriber = any(?)
            order by d.due_at limit 1
            for update of d skip locked
            """,
            now,
            names.toArray(String[]::new))
        .first(database, PostgresOutbox::delivery);
  }

  @Override
  public void save(Delivery delivery) {
    new Sql(
            """
            update platform.outbox_deliveries
            set attempts = ?, due_at = ?, last_error = ?, dead_at = ?
            where event_id = ? and subscriber = ? and attempts <= ?
            """,
            delivery.attempts(),
            delivery.dueAt(),
            delivery.lastError(),
            delivery.deadAt(),
            delivery.eventId(),
            delivery.subscriber(),
            delivery.attempts())
        .update(database);
  }

  @Override
  public void remove(Delivery delivery) {
    new Sql(
            "delete from platform.outbox_deliveries where event_id = ? and subscriber = ?",
            delivery.eventId(),
            delivery.subscriber())
        .update(database);
  }

  @Override
  public <E extends PublishedEvent> E event(UUID id, Class<E> type) {
    return new Sql("select payload from platform.outbox_events where id = ?", id)
        .first(database, row -> row.text("payload"))
        .map(payload -> read(payload, type))
        .orElseThrow();
  }

  @Override
  public int sweep(Instant addedBefore, int most) {
    return new Sql(
            """
            delete from platform.outbox_events where id in (
              select e.id from platform.outbox_events e
              where e.at < ?
                and not exists (
                  select from platform.outbox_deliveries d where d.event_id = e.id)
              order by e.at limit ?)
            """,
            addedBefore,
            most)
        .update(database);
  }

  private static Delivery delivery(Row row) throws SQLException {
    return new Delivery(
        row.id("event_id"),
        row.text("type"),
        row.text("subscriber"),
        Math.toIntExact(row.number("attempts")),
        row.instant("due_at"),
        row.optionalText("last_error"),
        row.optionalInstant("dead_at"));
  }

  private String write(PublishedEvent event) {
    try {
      return json.writeValueAsString(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <E> E read(String payload, Class<E> type) {
    try {
      return json.readValue(payload, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
