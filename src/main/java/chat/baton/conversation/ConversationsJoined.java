package chat.baton.conversation;

/**
 * The customers of two conversations turned out to be one person. Told inside the transaction, with the conversations as
 * they were before.
 *
 * @param gone    where nothing new will be said; closed when all have heard
 * @param staying where the customer goes on
 */
public record ConversationsJoined(Conversation gone, Conversation staying) {}
