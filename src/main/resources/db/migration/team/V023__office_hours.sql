create table office_hours (
    merchant_id  text   primary key references merchant,
    -- weekday, opening and closing time each, such as MONDAY 09:00 17:00
    spans        text[] not null,
    closed       date[] not null,
    away_message text   not null check (length(away_message) between 1 and 500),
    when_asked   text   not null check (when_asked in ('queue', 'bot'))
);
