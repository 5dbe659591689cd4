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
    // In one statement a change goes from here to there: nobody ever sees it in neither, or in
    // both.
    int folded =
        new Sql(
                """
                with batch as (
                  delete from content.resource_count_changes
                  where ctid = any (array(select ctid from content.resource_count_changes limit ?))
                  returning status, subject, resources
                ),
                kept as (
                  insert into content.resource_counts as c (status, subject, resources)
                  select status, subject, sum(resources) from batch group by 1, 2
                  on conflict (status, subject) do update
                    set resources = c.resources + excluded.resources
                )
                select count(*) as folded from batch
                """,
                most)
            .first(database, row -> (int) row.number("folded"))
            .orElse(0);
    if (folded > 0) {
      new Sql("delete from content.resource_counts where resources = 0").update(database);
    }
    return folded;
  }
}
