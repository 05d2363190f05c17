package chat.baton.conversation;

/**
 * A customer's message was numbered. Told inside the transaction, which holds the conversation's lock.
 *
 * @param conversation as it is with the message
 * @param number       1 when the customer never wrote before
 */
public record MessageReceived(Conversation conversation, int number, Content content) {}
