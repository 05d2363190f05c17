-- What was sent under a key that its sender made is kept once, however often it is sent.
alter table message add column idempotency_key text;
create unique index message_sent_once on message (conversation_id, idempotency_key) where idempotency_key is not null;

-- The step that said it in the words of the flow's author at that time; absent for what was said before this column.
alter table message add column step_name text;

-- Approved texts that agents have sent, to choose from again.
create index message_template on message (merchant_id, at desc) where content ->> 'type' = 'template';
