package dev.ashlar.content.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.platform.persistence.PostgresContext;

/** Totals held to the rows that they are about. */
final class ExactTotals {
  /** What the totals say and rows don't, or the other way round, at one moment. */
  private static final String DIFFERENCES =
      """
      with counted as (
        select r.status, s.subject, count(*) as resources
        from content.resources r,
          lateral (
            select 'all'
            union all select 'user:' || r.user_id
            union all select 'tag:' || t.name from unnest(r.tags) t (name)
          ) s (subject)
        group by 1, 2
      ),
      told as (
        select status, subject, sum(resources) as resources
        from (table content.resource_counts union all table content.resource_count_changes) t
        group by 1, 2 having sum(resources) <> 0
      )
      select format('%s %s: %s, told %s', status, subject, c.resources, t.resources)
      from counted c full join told t using (status, subject)
      where c.resources is distinct from t.resources
      """;

  private ExactTotals() {}

  static void check(PostgresContext postgres) {
    assertThat(postgres.query(DIFFERENCES)).isEmpty();
  }
}
