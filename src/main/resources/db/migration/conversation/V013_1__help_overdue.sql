-- Since when a help request has waited for too long; absent while it has not, and when there is none.
alter table conversation add column help_overdue_at timestamptz;
