-- What providers told us, kept before it is acknowledged and handled afterwards.
create table inbound_event (
    id              bigint generated always as identity primary key,
    merchant_id     text        not null,
    channel         text        not null,
    account         text        not null,
    dedupe_key      text        not null,
    topic           text        not null,
    lane            text        not null,
    occurred_at     timestamptz not null,
    received_at     timestamptz not null default now(),
    payload         text        not null,
    status          text        not null check (status in ('new', 'handled', 'parked', 'ignored')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null default now(),
    error           text,
    constraint said_twice_kept_once unique (channel, account, dedupe_key)
);

-- The queue in order of arrival, and the oldest event of each lane in it.
create index inbound_event_queue on inbound_event (id) where status = 'new';
create index inbound_event_lane on inbound_event (channel, account, lane, occurred_at, id) where status = 'new';
create index inbound_event_parked on inbound_event (merchant_id, id) where status = 'parked';
create index inbound_event_received on inbound_event using brin (received_at);
