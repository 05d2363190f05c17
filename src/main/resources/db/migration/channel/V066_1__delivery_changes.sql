-- The transaction in which the state of a delivery last changed in a way that people see. Absent until then: that there is a
-- delivery is told by its conversation, and that it is being sent right now is of no interest.
alter table delivery add column changed_in xid8;

create function delivery_changes() returns trigger language plpgsql as
$$
begin
  new.changed_in := pg_current_xact_id();
  return new;
end
$$;

create trigger delivery_changes before update on delivery
    for each row when (new.status <> 'sending' or new.error is distinct from old.error)
    execute function delivery_changes();

create index delivery_changed on delivery (changed_in) where changed_in is not null;
