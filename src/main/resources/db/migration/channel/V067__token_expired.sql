-- Whether an account fails because its token has expired, which its people are told on every page.
alter table channel_account add column token_expired boolean not null default false;

create index channel_account_failing on channel_account (merchant_id) where failing_since is not null;
