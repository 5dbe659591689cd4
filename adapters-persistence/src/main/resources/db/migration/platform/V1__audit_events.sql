create table platform.audit_events (
  id          uuid        primary key,
  at          timestamptz not null,
  actor_id    uuid,
  action      text        not null,
  target_type text        not null,
  target_id   text        not null,
  outcome     text        not null check (outcome in ('success', 'failure', 'denied')),
  ip          text,
  request_id  text,
  count       integer     not null check (count > 0)
);

create index audit_events_at on platform.audit_events (at desc, id desc);
create index audit_events_actor_id on platform.audit_events (actor_id, at desc, id desc);
create index audit_events_action on platform.audit_events (action, at desc, id desc);
create index audit_events_target_id on platform.audit_events (target_id, at desc, id desc);

create function platform.refuse_change() returns trigger language plpgsql as
  $$ begin raise exception 'the audit trail is append-only'; end $$;

create trigger audit_events_append_only
  before update or delete or truncate on platform.audit_events
  for each statement execute function platform.refuse_change();
