package chat.baton.conversation;

import chat.baton.core.MerchantId;

/**
 * The holder said something that has to reach the customer. Told inside the transaction.
 *
 * @param turn the turn it was written in
 */
public record ReplyPosted(
        ConversationId conversation,
        MerchantId merchant,
        String channel,
        String account,
        String recipient,
        int number,
        int turn,
        Author author,
        Content content) {}
