-- What a customer's newest event on LINE may be answered with, once and soon: at most one for each customer.
create table line_reply_token (
    account     text        not null,
    customer    text        not null,
    merchant_id text        not null,
    token       text        not null,
    received_at timestamptz not null,
    primary key (account, customer)
);

-- A customer's messages, to forget one that was unsent.
create index inbound_event_line_message on inbound_event (account, lane) where channel = 'line' and topic = 'message';
