-- When the message it answers reached us; absent when it answers none, as what an agent writes.
alter table delivery add column asked_at timestamptz;
