package chat.baton.conversation;

import chat.baton.core.CustomerId;
import chat.baton.core.Ids;
import java.time.Instant;

/** A conversation in which nothing has been said yet: the bot's, outside any flow. */
public final class FreshConversation {

    private FreshConversation() {}

    public static Conversation of(CustomerId customer, CustomerRef ref, Instant now) {
        var anna = new Conversation.Customer(customer, ref, "Anna", null, null);
        return new Conversation(
                new ConversationId(Ids.next()),
                ref.merchant(),
                anna,
                "open",
                Holder.BOT,
                now,
                1,
                null,
                0,
                "",
                now,
                null,
                null,
                0,
                0,
                null,
                null,
                null,
                false);
    }
}
