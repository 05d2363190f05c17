create table merchant (
    merchant_id text primary key,
    name        text        not null,
    currency    text        not null check (currency ~ '^[A-Z]{3}$'),
    country     text        not null check (country ~ '^[A-Z]{2}$'),
    language    text        not null,
    time_zone   text        not null,
    created_at  timestamptz not null
);
