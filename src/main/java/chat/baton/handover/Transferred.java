package chat.baton.handover;

import chat.baton.conversation.Conversation;

/**
 * The conversation went back to the bot. Told inside the transaction; who cannot do the action throws, and the agent
 * keeps the conversation.
 *
 * @param conversation as it was before, paused flow included
 */
public record Transferred(Conversation conversation, TransferAction action) {}
