-- Each part of a list, of one status and perhaps of one owner, in each of its orders.
-- Backwards they leave but the ties to be sorted.
drop index content.resources_by_owner;
create index resources_of_owner_by_creation
  on content.resources (user_id, status, created_at desc, id);
create index resources_of_owner_by_update
  on content.resources (user_id, status, updated_at desc, id);
create index resources_of_owner_by_title on content.resources (user_id, status, title, id);

-- What is read of a text, be it looked in or looked for. Addresses fall into their words, so that
-- each of them is found. PostgreSQL's parser takes time by the square of what it can't read piece by
-- piece, which are runs without blanks, and all that follows a < until the > that may never come.
create function content.legible(text) returns text language sql immutable strict parallel safe
return regexp_replace(
  translate($1, '<@/:_~?=&#', '          ') collate "C", '\S{100}', '\& ', 'g');

alter table content.resources add column words tsvector not null generated always as (
  setweight(to_tsvector('english', content.legible(title)), 'A')
  || setweight(to_tsvector('english', content.legible(content)), 'B')
) stored;

create index resources_by_words on content.resources using gin (words);
