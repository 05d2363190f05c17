create table capacity (
    merchant_id   text primary key references merchant,
    conversations int  not null check (conversations between 1 and 1000)
);
