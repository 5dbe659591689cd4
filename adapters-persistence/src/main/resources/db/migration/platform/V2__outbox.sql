create table platform.outbox_events (
  id      uuid        primary key,
  type    text        not null,
  payload jsonb       not null,
  at      timestamptz not null
);

create index outbox_events_at on platform.outbox_events (at);

-- what is delivered has no row here any more
create table platform.outbox_deliveries (
  event_id   uuid        not null references platform.outbox_events (id) on delete cascade,
  subscriber text        not null,
  attempts   integer     not null,
  due_at     timestamptz not null,
  last_error text,
  dead_at    timestamptz,
  primary key (event_id, subscriber)
);

create index outbox_deliveries_due_at on platform.outbox_deliveries (due_at)
  where dead_at is null;
