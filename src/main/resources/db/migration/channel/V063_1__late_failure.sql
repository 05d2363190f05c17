-- The first part of a message that the provider took and could not deliver; absent when there is none.
alter table delivery add column failed_part integer;
