-- The step changes with each message, the flow does not: who is at a step is looked up among who is in its flow.
drop index conversation_at_step;
create index conversation_in_flow on conversation (merchant_id, flow) where flow is not null;
