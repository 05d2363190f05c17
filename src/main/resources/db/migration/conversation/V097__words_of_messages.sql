-- The application knows a message's words sooner than the database; where it says none, the database finds them.
alter table message alter column words drop expression;

create function message_words() returns trigger language plpgsql as
$$
begin
  new.words := array_to_tsvector(words_of(new.text));
  return new;
end
$$;

create trigger message_words_missing before insert on message
    for each row when (new.words is null) execute function message_words();

create trigger message_words_changed before update of text on message
    for each row when (new.text is distinct from old.text) execute function message_words();
