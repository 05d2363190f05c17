-- Whose the conversation is that a page shows: who works for several merchants is seen by the people of each.
alter table presence add column merchant text;
