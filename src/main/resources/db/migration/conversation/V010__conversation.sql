create table customer (
    id               uuid primary key,
    merchant_id      text        not null,
    channel          text        not null,
    account          text        not null,
    external_id      text        not null,
    name             text,
    picture_url      text,
    profile_asked_at timestamptz,
    created_at       timestamptz not null,
    unique (merchant_id, channel, account, external_id)
);

create table conversation (
    id               uuid primary key,
    merchant_id      text        not null,
    customer_id      uuid        not null references customer,
    channel          text        not null,
    account          text        not null,
    recipient        text        not null,
    status           text        not null check (status in ('open', 'resolved')),
    holder           text        not null check (holder in ('bot', 'queue', 'agent')),
    agent            text,
    holder_since     timestamptz not null,
    turn             integer     not null,
    help_at          timestamptz,
    help_reason      text,
    last_number      integer     not null,
    last_text        text        not null,
    last_at          timestamptz not null,
    last_customer_at timestamptz,
    unanswered_since timestamptz,
    unread           integer     not null,
    misunderstood    integer     not null,
    flow             text,
    flow_name        text,
    flow_version     integer,
    flow_instance    text,
    step             text,
    step_name        text,
    step_flow        text,
    step_version     integer,
    waiting          text,
    paused_at        timestamptz,
    check ((holder = 'agent') = (agent is not null)),
    check ((holder = 'queue') = (help_at is not null))
);

-- A resolved conversation opens again when its customer writes, so there is never a second one, open or not.
alter table conversation add constraint one_conversation_per_customer unique (customer_id);

create index conversation_newest on conversation (merchant_id, last_at desc, id desc);
create index conversation_waiting_for_help on conversation (merchant_id, help_at) where holder = 'queue';

create table message (
    conversation_id uuid        not null references conversation,
    number          integer     not null,
    merchant_id     text        not null,
    author          text        not null check (author in ('customer', 'bot', 'agent', 'system')),
    author_id       text,
    content         jsonb       not null,
    text            text        not null,
    at              timestamptz not null,
    external_id     text,
    flow            text,
    flow_version    integer,
    step            text,
    edited_at       timestamptz,
    deleted_at      timestamptz,
    reaction        text,
    primary key (conversation_id, number)
);

create index message_external_id on message (merchant_id, external_id) where external_id is not null;
