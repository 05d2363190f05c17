package chat.baton.dashboard;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the panel beside their conversation shows them.
 *
 * @param languages those the shop's flows speak, and the customer's
 * @param known tags of the merchant to choose from
 * @param cart  in progress, a text an item; empty when there is none
 * @param notes newest first
 * @param tester whether they get drafts of flows
 * @param ran    what may be kept as recordings; nothing for those who may not
 */
record CustomerView(
        UUID conversation,
        String name,
        @Nullable String picture,
        String channel,
        List<LanguageChoice> languages,
        @Nullable String email,
        @Nullable String phone,
        String first,
        String last,
        List<String> tags,
        List<String> known,
        Map<String, String> data,
        List<String> cart,
        @Nullable String cartTotal,
        List<Bought> orders,
        List<Noted> notes,
        List<Other> others,
        boolean tester,
        List<Ran> ran) {

    record Bought(String number, String status, String total, String at) {}

    record Noted(String by, String text, String at) {}

    /** A flow whose last run in the conversation may be kept as a recording. */
    record Ran(String key, String name) {}

    record Other(UUID conversation, String name, String channel, String last, String words) {}

    /** Another one when anything that is shown has changed. */
    public String state() {
        return Integer.toHexString(hashCode());
    }
}
