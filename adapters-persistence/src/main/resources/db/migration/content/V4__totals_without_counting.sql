-- How many resources of a status there are: in all ('all'), of each owner ('user:<id>') and with each tag
-- ('tag:<name>'). A total is what has been folded into resource_counts plus what waits in
-- resource_count_changes, read in one statement. Writers of resources append to the latter alone, so that
-- none of them waits for another.
create table content.resource_counts (
  status    text   collate "C" not null,
  subject   text   collate "C" not null,
  resources bigint not null,
  primary key (status, subject)
);

create index resource_counts_by_use on content.resource_counts (resources desc, subject)
  where status = 'published' and starts_with(subject, 'tag:');

create table content.resource_count_changes (
  status    text   collate "C" not null,
  subject   text   collate "C" not null,
  resources bigint not null
)
-- Rows stay for about a second: when to clean up can't be a share of how many there are.
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

create index resource_count_changes_by_subject
  on content.resource_count_changes (status, subject);

create function content.subjects_of(user_id uuid, tags text[]) returns setof text
language sql immutable
begin atomic
  select 'all' union all select 'user:' || user_id union all select 'tag:' || unnest(tags);
end;

-- One for each statement, however many rows it wrote, and however they came to be written.
create function content.note_resource_changes() returns trigger language plpgsql as $$
begin
  case tg_op
    when 'INSERT' then
      insert into content.resource_count_changes (status, subject, resources)
      select r.status, s.subject, count(*)
      from new_rows r, content.subjects_of(r.user_id, r.tags) s (subject)
      group by 1, 2;
    when 'DELETE' then
      insert into content.resource_count_changes (status, subject, resources)
      select r.status, s.subject, -count(*)
      from old_rows r, content.subjects_of(r.user_id, r.tags) s (subject)
      group by 1, 2;
    when 'UPDATE' then
      -- what a row counted for before and does after cancels out
      insert into content.resource_count_changes (status, subject, resources)
      select r.status, s.subject, sum(r.resources)
      from (
          select status, user_id, tags, 1 as resources from new_rows
          union all
          select status, user_id, tags, -1 from old_rows
        ) r,
        content.subjects_of(r.user_id, r.tags) s (subject)
      group by 1, 2
      having sum(r.resources) <> 0;
    when 'TRUNCATE' then
      insert into content.resource_count_changes (status, subject, resources)
      select status, subject, -sum(resources)
      from (table content.resource_counts union all table content.resource_count_changes) c
      group by 1, 2;
  end case;
  return null;
end
$$;

create trigger note_inserts after insert on content.resources
  referencing new table as new_rows
  for each statement execute function content.note_resource_changes();

create trigger note_updates after update on content.resources
  referencing old table as old_rows new table as new_rows
  for each statement execute function content.note_resource_changes();

create trigger note_deletes after delete on content.resources
  referencing old table as old_rows
  for each statement execute function content.note_resource_changes();

create trigger note_truncations after truncate on content.resources
  for each statement execute function content.note_resource_changes();

-- No resource has been written since the triggers are there: they keep writers out until this commits.
insert into content.resource_counts (status, subject, resources)
select r.status, s.subject, count(*)
from content.resources r, content.subjects_of(r.user_id, r.tags) s (subject)
group by 1, 2;
