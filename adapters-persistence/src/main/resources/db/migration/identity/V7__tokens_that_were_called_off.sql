-- what was mailed counts as mailed, also when it is good for nothing any more
alter table identity.one_time_tokens add column called_off boolean not null default false;
