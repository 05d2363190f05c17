package chat.baton.conversation;

import chat.baton.core.MerchantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations to list.
 *
 * @param merchants those the reader may see
 * @param holder    {@code bot}, {@code queue} or {@code agent}; absent for all
 * @param status    {@code open} or {@code resolved}; absent for both
 * @param words     part of the customer's name or of the last message; absent for all
 */
public record ConversationFilter(
        Set<MerchantId> merchants,
        @Nullable String holder,
        @Nullable String status,
        @Nullable String channel,
        @Nullable String words) {}
