-- Each part of a list, of one status and perhaps of one owner, in each of its orders.
-- Backwards they leave but the ties to be sorted.
drop index content.resources_by_owner;
create index resources_of_owner_by_creation
  on content.resources (user_id, status, created_at desc, id);
create index resources_of_owner_by_update
  on content.resources (user_id, status, updated_at desc, id);
create index resources_of_owner_by_title on content.resources (user_id, status, title, id);

-- What is looked for. The parser takes time by the square of what it reads at once: a run without
-- blanks, and what follows a < up to its >, which nobody may have written. So there are neither.
alter table content.resources add column words tsvector not null generated always as (
  setweight(to_tsvector('english', translate(title, '<', ' ')), 'A')
  || setweight(
    to_tsvector(
      'english',
      regexp_replace(translate(content, '<', ' ') collate "C", '\S{100}', '\& ', 'g')),
    'B')
) stored;

create index resources_by_words on content.resources using gin (words);
