package chat.baton.conversation;

import chat.baton.core.AgentId;
import chat.baton.core.CustomerId;
import chat.baton.core.MerchantId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One customer's talk with the merchant, as it was when read. It opens with the customer's first message, is held by the
 * bot, the queue or an agent in turns, is resolved by a person, and opens again when the customer writes again.
 *
 * @param status         {@code open} or {@code resolved}
 * @param holderSince    when the holder last changed
 * @param turn           rises each time the holder changes; what was written in an old turn may no longer be sent
 * @param help           present while the queue holds the conversation
 * @param lastText       the newest message in plain words
 * @param lastCustomerAt when the customer last wrote, by the provider's clock but no later than it came; absent when they never
 *                       did
 * @param unansweredSince when the customer wrote what neither bot nor agent has answered yet; absent when all is answered
 * @param unread         customer messages since a person last answered or took over
 * @param misunderstood  customer messages in a row the bot could do nothing with
 * @param place          absent when no flow runs
 * @param pausedAt       since when the flow is paused; absent while it runs or when there is none
 * @param resolution     present from when it is resolved until {@link Conversations#reopened}
 * @param tester         whether the customer tries things out for the merchant, and gets drafts of flows
 */
public record Conversation(
        ConversationId id,
        MerchantId merchant,
        Customer customer,
        String status,
        Holder holder,
        Instant holderSince,
        int turn,
        @Nullable HelpRequest help,
        int lastNumber,
        String lastText,
        Instant lastAt,
        @Nullable Instant lastCustomerAt,
        @Nullable Instant unansweredSince,
        int unread,
        int misunderstood,
        @Nullable Place place,
        @Nullable Instant pausedAt,
        @Nullable Resolution resolution,
        boolean tester) {

    /**
     * @param name     as the provider tells it; absent when it does not
     * @param language in which to speak to them, as the provider or a person told it first; absent while nobody has
     */
    public record Customer(
            CustomerId id,
            CustomerRef ref,
            @Nullable String name,
            @Nullable String pictureUrl,
            @Nullable Locale language) {}

    /** @param lastAgent who held the conversation last; absent when no person ever did */
    public record Resolution(Instant at, @Nullable AgentId lastAgent) {}

    public boolean heldBy(Holder who) {
        return holder.equals(who);
    }

    public boolean heldByBot() {
        return holder instanceof Holder.Bot;
    }
}
