create table identity.one_time_tokens (
  hash       text        primary key,
  purpose    text        not null check (purpose in ('password_reset', 'email_verification')),
  user_id    uuid        not null references identity.users (id) on delete cascade,
  address    text        not null,
  expires_at timestamptz not null
);

create index one_time_tokens_user_id on identity.one_time_tokens (user_id, purpose);
create index one_time_tokens_expires_at on identity.one_time_tokens (expires_at);
