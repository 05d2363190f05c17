-- Rows that change again and again in columns no index knows: a change that finds room on the same page leaves the indexes alone.
-- What a session's next event is numbered, how much of a budget is used, when an account was last heard.
alter table webchat_session set (fillfactor = 70);
alter table send_budget set (fillfactor = 50);
alter table channel_account set (fillfactor = 50);
