-- What people call conversations by, in their merchant's words.
create table conversation_tag (
    conversation_id uuid        not null references conversation,
    merchant_id     text        not null,
    tag             text        not null check (tag <> '' and length(tag) <= 40),
    primary key (conversation_id, tag)
);

create index conversation_tag_by_name on conversation_tag (merchant_id, tag);

create trigger tag_touches_conversation after insert or delete on conversation_tag
    for each row execute function conversation_is_touched();
