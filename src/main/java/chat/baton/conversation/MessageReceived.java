package chat.baton.conversation;

import org.jspecify.annotations.Nullable;

/**
 * A customer's message was numbered. Told inside the transaction, which holds the conversation's lock.
 *
 * @param conversation as it is with the message
 * @param number       1 when the customer never wrote before
 * @param externalId   the provider's id of the message; absent when it has none
 */
public record MessageReceived(Conversation conversation, int number, Content content, @Nullable String externalId) {}
