-- Elements of the diagram a flow has passed since it last spoke; what they mean only the flow knows.
alter table message add column way text[];

-- The number of the newest message that was there when the last flow ended: what the running one said comes after it.
alter table conversation add column flow_since integer not null default 0;

alter table customer add column email text;
alter table customer add column phone text;
alter table customer add column language text;

create index customer_email on customer (merchant_id, lower(email)) where email is not null;
create index customer_phone on customer (merchant_id, phone) where phone is not null;

create table custom_data (
    customer_id uuid        not null references customer,
    merchant_id text        not null,
    key         text        not null check (char_length(key) between 1 and 64),
    value       text        not null check (char_length(value) between 1 and 500),
    set_at      timestamptz not null,
    primary key (customer_id, key)
);

-- Whoever looks at one of the customer's conversations sees it.
create function custom_data_touches_conversation() returns trigger language plpgsql as
$$
begin
  update conversation set changed_in = pg_current_xact_id()
   where customer_id = coalesce(new.customer_id, old.customer_id);
  return null;
end
$$;

create trigger custom_data_touches_conversation after insert or update or delete on custom_data
    for each row execute function custom_data_touches_conversation();
