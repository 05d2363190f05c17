create table product (
    id          uuid primary key,
    merchant_id text not null,
    code        text not null check (code = upper(code)),
    title       text not null,
    description text not null,
    image_url   text,
    position    integer generated always as identity,
    unique (merchant_id, code)
);

create table variant (
    id          uuid primary key,
    merchant_id text    not null,
    product_id  uuid    not null references product,
    sku         text    not null,
    title       text    not null,
    price_minor bigint  not null check (price_minor > 0),
    currency    text    not null,
    stock       integer not null check (stock >= 0),
    position    integer not null,
    unique (merchant_id, sku)
);

create index variant_product on variant (product_id, position);

create table collection (
    id          uuid primary key,
    merchant_id text not null,
    code        text not null check (code = upper(code)),
    title       text not null,
    description text not null,
    image_url   text,
    position    integer generated always as identity,
    unique (merchant_id, code)
);

create table collection_product (
    collection_id uuid    not null references collection,
    product_id    uuid    not null references product,
    merchant_id   text    not null,
    position      integer not null,
    primary key (collection_id, product_id)
);

create index collection_product_product on collection_product (product_id);
