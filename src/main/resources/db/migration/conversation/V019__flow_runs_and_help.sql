-- Each time a customer went through a flow. ended_at: infinity while they are in it.
-- outcome: how it ended; end_event, end_name: the end it reached, absent when it was ended from outside.
-- step_flow, step, step_name: where the customer was last.
create table flow_run (
    conversation_id uuid        not null references conversation,
    instance        text        not null,
    merchant_id     text        not null,
    flow            text        not null,
    flow_name       text        not null,
    entered_at      timestamptz not null,
    ended_at        timestamptz not null default 'infinity',
    outcome         text check (outcome in ('finished', 'cancelled', 'timed-out', 'stopped', 'replaced', 'failed')),
    end_event       text,
    end_name        text,
    step_flow       text,
    step            text,
    step_name       text,
    primary key (conversation_id, instance),
    check ((ended_at = 'infinity') = (outcome is null))
);

-- Those that were there at any time since some moment are the end of it.
create index flow_run_recent on flow_run (merchant_id, ended_at) include (flow, entered_at, outcome);

-- Each time people had to help, from when they were wanted until the bot had the conversation again.
-- asked_at: absent when an agent took over without being asked. taken_at, taken_by: who came first, absent until then.
-- over_at: infinity while it lasts. flow, step_flow, step, step_name: where the customer was; absent outside flows.
create table help (
    conversation_id uuid        not null references conversation,
    turn            integer     not null,
    merchant_id     text        not null,
    asked_at        timestamptz,
    taken_at        timestamptz,
    taken_by        text,
    over_at         timestamptz not null default 'infinity',
    flow            text,
    step_flow       text,
    step            text,
    step_name       text,
    primary key (conversation_id, turn),
    check ((taken_at is null) = (taken_by is null))
);

create unique index one_help_at_a_time on help (conversation_id) where over_at = 'infinity';
create index help_recent on help (merchant_id, over_at);

-- What each agent said of late; their notes say nothing to customers.
create index message_of_agent on message (merchant_id, at) include (author_id, conversation_id)
    where author = 'agent' and content ->> 'type' <> 'note';

insert into flow_run (instance, conversation_id, merchant_id, flow, flow_name, entered_at)
select c.flow_instance, c.id, c.merchant_id, c.flow, c.flow_name,
       coalesce((select min(m.at) from message m where m.conversation_id = c.id and m.number > c.flow_since), c.last_at)
  from conversation c
 where c.flow_instance is not null;

insert into help (conversation_id, turn, merchant_id, asked_at, taken_at, taken_by, flow, step_flow, step, step_name)
select id, turn, merchant_id, help_at, case holder when 'agent' then holder_since end, agent, flow, step_flow, step, step_name
  from conversation
 where holder <> 'bot';
