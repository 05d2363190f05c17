-- Conversations of customers who try out what is not live yet.
alter table conversation add column tester boolean not null default false;
