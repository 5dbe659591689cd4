-- what the sweep looks for: the earlier of the two ends a session can come to
create index sessions_over on identity.sessions (least(ended_at, expires_at));
