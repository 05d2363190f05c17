-- The language in which a flow's step spoke for want of a text in the customer's; absent otherwise.
alter table message add column instead text;

-- Whoever looks at the conversation sees the customer's language, too.
drop trigger customer_touches_conversation on customer;
create trigger customer_touches_conversation after update on customer
    for each row when (old.name is distinct from new.name or old.picture_url is distinct from new.picture_url
                       or old.language is distinct from new.language)
    execute function customer_touches_conversation();
