package chat.baton.handover;

import chat.baton.conversation.ConversationId;

/** Nobody has claimed a help request for too long. Told inside the transaction, again each time the wait is over. */
public record HelpOverdue(ConversationId conversation) {}
