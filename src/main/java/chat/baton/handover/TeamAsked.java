package chat.baton.handover;

import chat.baton.conversation.Conversation;
import chat.baton.core.AgentId;

/**
 * Somebody wants a team to take a conversation that waits already. Told inside the transaction.
 *
 * @param team its name
 */
record TeamAsked(Conversation conversation, String team, AgentId by) {}
