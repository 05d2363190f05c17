create table payment (
    id              uuid primary key,
    merchant_id     text        not null,
    reference       text        not null,
    token           text        not null unique,
    amount_minor    bigint      not null check (amount_minor > 0),
    currency        text        not null,
    description     text        not null,
    status          text        not null check (status in ('open', 'failed', 'paid', 'cancelled', 'refunded')),
    requested_at    timestamptz not null default clock_timestamp(),
    settled_at      timestamptz,
    results         integer     not null default 0,
    announced       boolean     not null default true,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null default now(),
    error           text
);

create unique index one_payable_payment_per_reference on payment (reference) where status in ('open', 'failed');
create index payment_reference on payment (reference, requested_at);
create index payment_to_announce on payment (next_attempt_at) where not announced;

create table payment_report (
    provider    text        not null,
    event_id    text        not null,
    merchant_id text        not null,
    payment_id  uuid        not null references payment,
    result      text        not null,
    received_at timestamptz not null default now(),
    primary key (provider, event_id)
);

create index payment_report_payment on payment_report (payment_id);
