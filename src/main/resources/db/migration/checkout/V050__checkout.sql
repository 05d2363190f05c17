create table cart (
    id          uuid primary key,
    merchant_id text        not null,
    origin      text        not null,
    status      text        not null default 'open' check (status in ('open', 'abandoned')),
    opened_at   timestamptz not null default now()
);

create index cart_origin on cart (origin) where status = 'open';

create table cart_line (
    cart_id       uuid    not null references cart,
    sku           text    not null,
    merchant_id   text    not null,
    product_title text    not null,
    variant_title text    not null,
    quantity      integer not null check (quantity between 1 and 99),
    unit_minor    bigint  not null,
    currency      text    not null,
    position      integer generated always as identity,
    primary key (cart_id, sku)
);

create table delivery_option (
    id          uuid primary key,
    merchant_id text   not null,
    code        text   not null,
    title       text   not null,
    price_minor bigint not null check (price_minor >= 0),
    currency    text   not null,
    position    integer generated always as identity,
    unique (merchant_id, code)
);

create sequence order_number start with 1001;

create table shop_order (
    id               uuid primary key,
    merchant_id      text        not null,
    number           text        not null,
    cart_id          uuid        not null references cart,
    origin           text        not null,
    status           text        not null check (status in ('reserved', 'paid', 'confirmed', 'released', 'refunded')),
    delivery_code    text        not null,
    delivery_title   text        not null,
    delivery_minor   bigint      not null,
    total_minor      bigint      not null,
    currency         text        not null,
    buyer_name       text        not null,
    buyer_email      text        not null,
    buyer_phone      text        not null,
    buyer_address    text        not null,
    placed_at        timestamptz not null default clock_timestamp(),
    paid_at          timestamptz,
    released_because text,
    unique (merchant_id, number)
);

create unique index one_live_order_per_cart on shop_order (cart_id) where status in ('reserved', 'paid', 'confirmed');
create index shop_order_cart on shop_order (cart_id);
create index shop_order_newest on shop_order (merchant_id, placed_at desc, id desc);

create table order_line (
    order_id   uuid    not null references shop_order,
    position      integer not null,
    merchant_id   text    not null,
    sku           text    not null,
    product_title text    not null,
    variant_title text    not null,
    quantity      integer not null check (quantity between 1 and 99),
    unit_minor    bigint  not null,
    primary key (order_id, position)
);
