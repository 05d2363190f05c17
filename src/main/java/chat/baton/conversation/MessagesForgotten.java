package chat.baton.conversation;

import chat.baton.core.MerchantId;
import java.util.List;

/** Messages of a merchant's conversations were kept for as long as the merchant wants, and are gone. Told inside the transaction. */
public record MessagesForgotten(MerchantId merchant, List<Forgotten> messages) {

    /** @param content what nobody may see or use any more */
    public record Forgotten(ConversationId conversation, int number, Content content) {}
}
