-- Files that customers took back are unwanted until their bytes are removed.
alter table media
    drop constraint media_status_check,
    add constraint media_status_check check (status in ('wanted', 'stored', 'failed', 'unwanted'));
drop index media_wanted;
create index media_due on media (next_attempt_at) where status in ('wanted', 'unwanted');

-- Events of accounts that are switched off are held until these are on again.
alter table inbound_event
    drop constraint inbound_event_status_check,
    add constraint inbound_event_status_check check (status in ('new', 'handled', 'parked', 'ignored', 'held'));
create index inbound_event_held on inbound_event (channel, account) where status = 'held';
