-- One row for an email and a network, and one with '*' for all networks that its account doesn't
-- know. No user is referred to: it may be nobody's email.
create table identity.failed_logins (
  email_hash     text        not null,
  network        text        collate "C" not null,
  failures       integer     not null check (failures >= 0),
  last_failed_at timestamptz not null,
  primary key (email_hash, network)
);

create index failed_logins_last on identity.failed_logins (last_failed_at);

create table identity.known_networks (
  user_id       uuid        not null references identity.users (id) on delete cascade,
  network       text        not null,
  last_login_at timestamptz not null,
  primary key (user_id, network)
);

create index known_networks_last on identity.known_networks (last_login_at);
