-- The provider's ids of a WhatsApp customer, numbers and user ids, and the one the customer is kept under. Of a number,
-- also the user id it was last seen with.
create table whatsapp_alias (
    merchant_id text not null,
    account     text not null,
    alias       text not null,
    customer    text not null,
    user_id     text,
    primary key (merchant_id, account, alias)
);
