create table canned_reply (
    merchant_id text        not null references merchant,
    shortcut    text        not null check (shortcut ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    title       text        not null check (length(title) between 1 and 80),
    text        text        not null check (length(text) between 1 and 1000),
    changed_at  timestamptz not null,
    primary key (merchant_id, shortcut)
);
