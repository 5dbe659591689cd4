package dev.ashlar.content.persistence;

import dev.ashlar.content.application.ResourceCounts;
import dev.ashlar.platform.persistence.Sql;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;

/** Triggers note the changes: see the migration that made the tables. */
@Singleton
final class PostgresResourceCounts implements ResourceCounts {
  private final ConnectionOperations<Connection> database;

  PostgresResourceCounts(ConnectionOperations<Connection> database) {
    this.database = database;
  }

  @Override
  public int fold(int most) {
    // One statement: nobody ever sees a change in neither place, or in both.
    return new Sql(
            """
            with batch as (
              delete from content.resource_count_changes
              where ctid = any (
                array(select ctid from content.resource_count_changes limit ?))
              returning status, subject, resources
            ),
            sums as (
              select status, subject, sum(resources) as resources from batch group by 1, 2
            ),
            gone as (
              delete from content.resource_counts c using sums s
              where c.status = s.status and c.subject = s.subject and c.resources + s.resources = 0
              returning c.status, c.subject
            ),
            kept as (
              insert into content.resource_counts as c (status, subject, resources)
              select s.status, s.subject, s.resources
              from sums s left join gone g on g.status = s.status and g.subject = s.subject
              where g.subject is null and s.resources <> 0
              on conflict (status, subject) do update
                set resources = c.resources + excluded.resources
            )
            select count(*) as folded from batch
            """,
            most)
        .first(database, row -> (int) row.number("folded"))
        .orElse(0);
  }
}
