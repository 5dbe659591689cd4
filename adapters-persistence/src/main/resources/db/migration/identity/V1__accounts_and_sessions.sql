create table identity.users (
  id                  uuid        primary key,
  email               text        not null,
  pending_email       text,
  email_verified      boolean     not null,
  username            text        not null constraint users_username_key unique,
  name                text        not null,
  bio                 text,
  profile_picture_url text,
  password_hash       text        not null,
  role                text        not null check (role in ('user', 'creator', 'admin')),
  created_at          timestamptz not null,
  updated_at          timestamptz not null,
  version             bigint      not null
);

-- one account for all ways to write an address; addresses are ASCII
create unique index users_email_key on identity.users (lower(email collate "C"));

create table identity.sessions (
  id           uuid        primary key,
  user_id      uuid        not null references identity.users (id) on delete cascade,
  user_agent   text,
  ip           text,
  created_at   timestamptz not null,
  last_used_at timestamptz not null,
  expires_at   timestamptz not null,
  ends_at      timestamptz not null,
  ended_at     timestamptz
);

create index sessions_user_id on identity.sessions (user_id);

create table identity.refresh_tokens (
  hash             text        primary key,
  session_id       uuid        not null references identity.sessions (id) on delete cascade,
  issued_at        timestamptz not null,
  retired_at       timestamptz,
  sealed_successor text
);

create index refresh_tokens_session_id on identity.refresh_tokens (session_id);

-- a session has one usable token, whatever the code above believes
create unique index refresh_tokens_current on identity.refresh_tokens (session_id)
  where retired_at is null;

create index refresh_tokens_sealed on identity.refresh_tokens (retired_at)
  where sealed_successor is not null;
