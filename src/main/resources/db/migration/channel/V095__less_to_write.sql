-- A delivery is found by its message; its id is only what providers know it by.
alter table delivery
    drop constraint delivery_pkey,
    drop constraint delivery_conversation_id_number_key,
    add primary key (conversation_id, number);

-- They are sent in about the order they are kept in.
drop index delivery_sent;
create index delivery_sent on delivery using brin (sent_at) with (autosummarize = on);

-- Each is changed soon after it was written, and such a change on the same page writes no more than what differs.
alter table delivery set (fillfactor = 70);
alter table inbound_event set (fillfactor = 70);
