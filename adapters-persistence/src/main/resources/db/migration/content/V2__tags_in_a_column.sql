-- A resource is written and read whole, in one statement, and its tags with it.
alter table content.resources add column tags text[] collate "C" not null default '{}';

update content.resources r set tags = t.names
from (
  select resource_id, array_agg(tag order by position) as names
  from content.resource_tags
  group by resource_id
) t
where r.id = t.resource_id;

alter table content.resources alter column tags drop default;

create index resources_by_tags on content.resources using gin (tags);

drop table content.resource_tags;
drop table content.tags;
