-- The list, newest activity first. What is resolved is apart: it only grows, and nobody has to look through it for what is open.
drop index conversation_newest;
create index conversation_open on conversation (merchant_id, last_at desc, id desc) where status = 'open';
create index conversation_resolved on conversation (merchant_id, last_at desc, id desc) where status = 'resolved';
create index conversation_of_agent on conversation (merchant_id, agent, last_at desc, id desc) where holder = 'agent';
create index conversation_at_step on conversation (merchant_id, flow, step) where flow is not null;

-- What can be searched for in a text: its words in small letters without accents. Where a script writes no spaces (Chinese,
-- Japanese, Thai and their like, and Korean, whose words have endings) these are all pairs of neighbours and the last letter.
create function words_of(said text) returns text[] language plpgsql immutable strict parallel safe as
$$
declare
  plain text := lower(left(said, 10000) collate pg_c_utf8);
begin
  if octet_length(plain) = length(plain) then
    return array(
      select distinct left(word, 40) from regexp_split_to_table(plain, '[^a-z0-9]+' collate "C") word where word <> '');
  end if;
  plain := normalize(regexp_replace(normalize(plain, nfkd), '[\u0300-\u036f]', '', 'g'), nfkc);
  return array(
    select distinct word
      from regexp_matches(
             plain,
             '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+)'
             '|([^[:space:][:punct:][:cntrl:]\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+)'
               collate pg_c_utf8,
             'g') run,
           lateral (select left(run[2], 40) as word where run[1] is null
                    union all
                    select substr(run[1], at, 2) from generate_series(1, length(run[1])) at) words);
end
$$;

-- What somebody looks for: all of it, a word of three letters or more perhaps only begun. Absent when there is no word in it.
create function search_for(words text) returns tsquery language sql immutable strict parallel safe as
$$
  select string_agg(quote_literal(word) || case when length(word) > 2 or word ~ '^[\u0e00-\U0003ffff]$' then ':*' else '' end,
                    ' & ')::tsquery
    from unnest(words_of(words)) word
$$;

create extension if not exists btree_gin;

alter table message add column words tsvector generated always as (array_to_tsvector(words_of(text))) stored;
create index message_words on message using gin (merchant_id, words) with (gin_pending_list_limit = 512);

alter table customer add column words tsvector
    generated always as (array_to_tsvector(words_of(coalesce(name, '') || ' ' || external_id))) stored;
create index customer_words on customer using gin (merchant_id, words);

-- The messages with all these words, no more than so many. By the index only: the planner takes a limit for a reason to read the
-- whole table when the words are many, and it is wrong when they are all in one place.
create function messages_with(merchants text[], sought tsquery, most integer)
    returns table (conversation_id uuid, number integer) language sql stable set enable_seqscan = off as
$$
  select conversation_id, number from message where merchant_id = any(merchants) and words @@ sought limit most
$$;
