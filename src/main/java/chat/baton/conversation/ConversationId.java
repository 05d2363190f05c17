package chat.baton.conversation;

import java.util.UUID;

/** One customer's talk with the merchant on one channel; also the business key of the flow the bot follows in it. */
public record ConversationId(UUID value) {

    /** @throws IllegalArgumentException when the value is no UUID */
    public static ConversationId of(String value) {
        return new ConversationId(UUID.fromString(value));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
