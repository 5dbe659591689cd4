create table platform.first_answers (
  id     text        primary key,
  answer text        not null, -- sealed: it may hold what its owner has deleted since
  at     timestamptz not null
);

create index first_answers_at on platform.first_answers (at);
