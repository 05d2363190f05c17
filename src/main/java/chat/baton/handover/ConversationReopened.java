package chat.baton.handover;

import chat.baton.conversation.Conversation;
import chat.baton.core.AgentId;

/** An agent found that something is left to do. Told inside the transaction, with the conversation as it was before. */
public record ConversationReopened(Conversation conversation, AgentId by) {}
