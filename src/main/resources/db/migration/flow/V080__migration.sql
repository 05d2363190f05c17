-- Conversations that go over from one version of a flow to another. id: of the engine's batch.
create table flow_migration (
    id           text        primary key,
    merchant_id  text        not null,
    flow         text        not null,
    from_version integer     not null,
    from_shared  boolean     not null,
    to_version   integer     not null,
    started_by   text        not null,
    started_at   timestamptz not null
);

create index flow_migration_recent on flow_migration (merchant_id, flow, started_at);

-- Each of them. step: where it stands, or stood when it was its turn; to_step: where it goes on, absent where it does not.
-- outcome: absent until it was its turn. why: what a failure said.
create table migrating (
    migration       text not null references flow_migration on delete cascade,
    instance        text not null,
    conversation_id uuid not null,
    step            text not null,
    step_name       text not null,
    to_step         text,
    to_name         text,
    outcome         text check (outcome in ('stays', 'moves', 'no-step', 'held', 'gone', 'failed')),
    why             text,
    primary key (migration, instance)
);
