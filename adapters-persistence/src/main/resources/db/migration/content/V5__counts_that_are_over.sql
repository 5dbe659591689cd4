-- Counts that came to 0 are looked for after each fold: there are next to none.
create index resource_counts_gone on content.resource_counts (status, subject) where resources = 0;
