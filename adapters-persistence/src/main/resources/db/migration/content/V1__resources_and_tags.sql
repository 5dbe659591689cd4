create table content.resources (
  id           uuid        primary key,
  user_id      uuid        not null,
  title        text        collate "C" not null,
  content      text        not null,
  status       text        not null check (status in ('draft', 'published', 'archived')),
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  published_at timestamptz,
  version      bigint      not null
);

create index resources_by_creation on content.resources (status, created_at desc, id);
create index resources_by_update on content.resources (status, updated_at desc, id);
create index resources_by_title on content.resources (status, title, id);
create index resources_by_owner on content.resources (user_id, created_at desc, id);

create table content.tags (
  name text collate "C" primary key
);

create table content.resource_tags (
  resource_id uuid     not null references content.resources (id) on delete cascade,
  tag         text     collate "C" not null references content.tags (name),
  position    smallint not null,
  primary key (resource_id, tag)
);

create index resource_tags_by_tag on content.resource_tags (tag, resource_id);
