-- Agents' notes of a conversation, without looking through all that was said.
create index message_note on message (conversation_id, number) where content ->> 'type' = 'note';
