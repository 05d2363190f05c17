-- Pictures and files in conversations. Their bytes lie in the media store under merchant and id. A row that is wanted is
-- touched by nobody before next_attempt_at; while it is fetched, that is its lease.
create table media (
    id              uuid primary key,
    merchant_id     text        not null,
    channel         text        not null,
    account         text        not null,
    customer        text        not null,
    kind            text        not null check (kind in ('image', 'audio', 'video', 'file')),
    reference       text,
    name            text,
    status          text        not null check (status in ('wanted', 'stored', 'failed')),
    type            text,
    size            bigint,
    sha256          text,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null default now(),
    error           text,
    created_at      timestamptz not null default now(),
    check (status <> 'wanted' or reference is not null),
    check (status <> 'stored' or (type is not null and size is not null and sha256 is not null))
);

create index media_wanted on media (next_attempt_at) where status = 'wanted';
