-- The one tie between the schemas. It is dropped on the day content gets a database of its own.
alter table content.resources
  add constraint resources_user_id_fkey
  foreign key (user_id) references identity.users (id) on delete cascade;
