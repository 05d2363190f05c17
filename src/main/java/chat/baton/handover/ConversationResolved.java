package chat.baton.handover;

import chat.baton.conversation.Conversation;

/** An agent says nothing is left to do. Told inside the transaction, with the conversation as it was before. */
public record ConversationResolved(Conversation conversation) {}
