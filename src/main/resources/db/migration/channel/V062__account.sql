-- Merchants' accounts at providers. The credentials are encrypted; the others of the channel's settings are not.
create sequence channel_account_revision;

create table channel_account (
    channel          text        not null,
    name             text        not null,
    merchant_id      text        not null,
    enabled          boolean     not null,
    settings         jsonb       not null,
    credentials      text        not null,
    revision         bigint      not null default nextval('channel_account_revision'),
    connected_at     timestamptz not null default now(),
    changed_at       timestamptz not null default now(),
    last_webhook_at  timestamptz,
    last_delivery_at timestamptz,
    failing_since    timestamptz,
    failure          text,
    primary key (channel, name)
);

create index channel_account_merchant on channel_account (merchant_id);

-- What a channel knows of a customer beside the conversation. Rows exist only for customers there is something to say of.
create table reachability (
    channel     text        not null,
    account     text        not null,
    external_id text        not null,
    merchant_id text        not null,
    facts       jsonb       not null default '{}',
    stopped_at  timestamptz,
    stopped_why text,
    primary key (channel, account, external_id)
);

-- How many messages an account has sent in the present period, where its provider counts them.
create table send_budget (
    channel        text    not null,
    account        text    not null,
    period_seconds integer not null,
    merchant_id    text    not null,
    slot           bigint  not null,
    used           integer not null,
    primary key (channel, account, period_seconds)
);
