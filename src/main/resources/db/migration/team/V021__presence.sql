-- Open pages, one row each; lost in a crash and back with the next heartbeat, so no log is written for them.
create unlogged table presence (
    agent        text        not null,
    page         text        not null,
    name         text        not null,
    merchants    text[]      not null,
    conversation uuid,
    typing_at    timestamptz,
    seen_at      timestamptz not null,
    primary key (agent, page)
);

create index presence_seen on presence (seen_at);

-- Who has chosen to be away, whatever page they open. A person may work for several merchants, hence none here.
create table away (
    agent text primary key,
    since timestamptz not null
);
