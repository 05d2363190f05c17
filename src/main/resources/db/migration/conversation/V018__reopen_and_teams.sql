-- help_team: the team a waiting conversation is wanted of; absent for everybody.
-- away_at: when the customer was last told that nobody is there.
-- last_agent: who held it last. resolved_at: since when it is resolved, until a message to it has found its holder.
alter table conversation
    add column help_team   text,
    add column away_at     timestamptz,
    add column last_agent  text,
    add column resolved_at timestamptz;

update conversation set resolved_at = last_at where status = 'resolved';
