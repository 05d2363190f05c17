-- The transaction in which a conversation last changed. Whoever remembers a snapshot can ask what was committed since, without
-- gaps, in whatever order transactions end. Number 8 bytes wide: it never begins again.
alter table conversation add column changed_in xid8 not null default pg_current_xact_id();

create function conversation_changes() returns trigger language plpgsql as
$$
begin
  new.changed_in := pg_current_xact_id();
  return new;
end
$$;

create trigger conversation_changes before update on conversation
    for each row execute function conversation_changes();

-- What is kept beside a conversation changes it, too.
create function conversation_is_touched() returns trigger language plpgsql as
$$
begin
  update conversation set changed_in = pg_current_xact_id() where id = coalesce(new.conversation_id, old.conversation_id);
  return null;
end
$$;

create trigger message_touches_conversation after update on message
    for each row execute function conversation_is_touched();

create function customer_touches_conversation() returns trigger language plpgsql as
$$
begin
  update conversation set changed_in = pg_current_xact_id() where customer_id = new.id;
  return null;
end
$$;

create trigger customer_touches_conversation after update on customer
    for each row when (old.name is distinct from new.name or old.picture_url is distinct from new.picture_url)
    execute function customer_touches_conversation();

create index conversation_changed on conversation (changed_in);

-- A message's transaction changes its conversation several times; only the first change has to enter the indexes again when the
-- later ones find room on the same page.
alter table conversation set (fillfactor = 70);
