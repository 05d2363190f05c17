-- What sold it and where, as the caller calls them; absent for what was ordered before these columns.
alter table shop_order
    add column sold_by text,
    add column sold_on text;

create index shop_order_paid on shop_order (merchant_id, paid_at) where status in ('paid', 'confirmed');
