-- Conversations kept as tests of a flow: what the customer does, and what the bot is expected to say.
create table recording (
    id          uuid primary key,
    merchant_id text not null,
    flow        text not null,
    name        text not null,
    lines       jsonb not null,
    kept_by     text not null,
    kept_at     timestamptz not null
);

create index recording_of_flow on recording (merchant_id, flow, kept_at);
