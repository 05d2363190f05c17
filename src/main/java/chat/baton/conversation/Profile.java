package chat.baton.conversation;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer.
 *
 * @param language as the provider or a person told it, a BCP 47 tag; absent when nobody did
 * @param email    as the customer gave it in a flow; absent when none asked
 * @param phone    likewise, in E.164
 * @param firstAt  when they first wrote
 * @param data     what people and flows noted, by key, in the order of the keys
 */
public record Profile(
        Conversation.Customer customer,
        @Nullable String language,
        @Nullable String email,
        @Nullable String phone,
        Instant firstAt,
        Map<String, String> data) {

    /** Keeps people's data out of logs. */
    @Override
    public String toString() {
        return "Profile of " + customer.id();
    }
}
