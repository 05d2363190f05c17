-- Each message to a customer. A row is touched by nobody before next_attempt_at; while it is sent, that is its lease.
create table delivery (
    id              uuid primary key,
    merchant_id     text        not null,
    conversation_id uuid        not null,
    number          integer     not null,
    turn            integer     not null,
    author          text        not null check (author in ('bot', 'agent')),
    channel         text        not null,
    account         text        not null,
    recipient       text        not null,
    content         jsonb       not null,
    status          text        not null
        check (status in ('queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'withheld')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null default now(),
    parts_sent      integer     not null default 0,
    provider_ids    text[]      not null default '{}',
    error           text,
    created_at      timestamptz not null default now(),
    sent_at         timestamptz,
    delivered_at    timestamptz,
    read_at         timestamptz,
    unique (conversation_id, number)
);

-- The queue, and the first unfinished message of each conversation in it.
create index delivery_queue on delivery (next_attempt_at) where status in ('queued', 'sending');
create index delivery_first on delivery (conversation_id, number) where status in ('queued', 'sending');

-- Accounts that may send nothing for a while: the provider asked for it, or refuses their token.
create table account_pause (
    channel     text        not null,
    account     text        not null,
    merchant_id text        not null,
    until       timestamptz not null,
    reason      text        not null,
    primary key (channel, account)
);
