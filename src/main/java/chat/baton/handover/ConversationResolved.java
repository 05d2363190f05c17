package chat.baton.handover;

import chat.baton.conversation.Conversation;
import chat.baton.core.AgentId;

/** An agent says nothing is left to do. Told inside the transaction, with the conversation as it was before. */
public record ConversationResolved(Conversation conversation, AgentId by) {}
