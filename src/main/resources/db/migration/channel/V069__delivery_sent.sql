-- How many messages were taken by providers lately.
create index delivery_sent on delivery (sent_at) where sent_at is not null;
