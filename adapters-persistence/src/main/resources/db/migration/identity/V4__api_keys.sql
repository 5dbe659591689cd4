create table identity.api_keys (
  id           uuid        primary key,
  user_id      uuid        not null references identity.users (id) on delete cascade,
  name         text        not null,
  prefix       text        not null,
  hash         text        not null constraint api_keys_hash_key unique,
  scopes       text[]      not null
    check (cardinality(scopes) > 0 and scopes <@ array['read', 'write']),
  created_at   timestamptz not null,
  expires_at   timestamptz,
  last_used_at timestamptz
);

create index api_keys_by_owner on identity.api_keys (user_id, created_at desc, id);
