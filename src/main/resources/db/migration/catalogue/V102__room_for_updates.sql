-- Stock changes with each order and is in no index: a change that finds room on the same page leaves the indexes alone.
alter table variant set (fillfactor = 70);
