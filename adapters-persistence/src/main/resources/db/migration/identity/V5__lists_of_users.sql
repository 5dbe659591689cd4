create index users_by_creation on identity.users (created_at desc, id);
create index users_by_name on identity.users (name collate "C", id);
create index users_by_role on identity.users (role, created_at desc, id);

-- Finds parts of words by an index. A trusted extension: who owns a database may add it.
create extension if not exists pg_trgm with schema identity;

-- It stands in another schema where somebody had added it before us.
do $$
declare
  home name;
begin
  select n.nspname into strict home
  from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
  where e.extname = 'pg_trgm';
  execute format(
    $index$
    create index users_words on identity.users using gin (
      lower((email || E'\n' || username || E'\n' || name) collate pg_catalog.pg_c_utf8)
      %I.gin_trgm_ops)
    $index$,
    home);
end
$$;
