-- What was in a cart before each change of it, so that a change can be taken back.
create table cart_version (
    cart_id     uuid    not null references cart,
    number      integer not null,
    merchant_id text    not null,
    lines       jsonb   not null,
    primary key (cart_id, number)
);

create index shop_order_origin on shop_order (origin, placed_at desc);
