-- Visitors of shops' pages who chat. The id is the customer's; the token is known to their browser alone.
create table webchat_session (
    id          uuid primary key,
    merchant_id text        not null,
    account     text        not null,
    token_hash  bytea       not null,
    origin      text        not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    last_seq    bigint      not null default 0
);

create index webchat_session_expiry on webchat_session (expires_at);

-- What the visitor's pages are told, numbered without gaps. A reference is told once, however often it is tried.
create table webchat_event (
    session_id  uuid        not null references webchat_session on delete cascade,
    seq         bigint      not null,
    merchant_id text        not null,
    kind        text        not null check (kind in ('message', 'typing', 'handover', 'read')),
    reference   text,
    payload     jsonb       not null,
    at          timestamptz not null,
    primary key (session_id, seq),
    unique (session_id, reference)
);
