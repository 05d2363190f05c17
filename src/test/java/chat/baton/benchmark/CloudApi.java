package chat.baton.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** WhatsApp's webhooks for the sandbox's demo number, as Meta writes them. */
final class CloudApi {

    static final String PATH = "/hooks/whatsapp/demo";
    static final String SECRET = "sandbox-whatsapp-secret";
    private static final String NUMBER = "200300400";
    private static final String BUSINESS = "300400500";

    private CloudApi() {}

    /** @param at in ms since 1970, of which whole seconds are told */
    static byte[] said(String customer, String mid, String text, long at) {
        var contact = Map.of("wa_id", customer, "profile", Map.of("name", "Anna"));
        var message = Map.of(
                "from", customer, "id", mid, "timestamp", seconds(at), "type", "text", "text", Map.of("body", text));
        return webhook("messages", message, Map.of("contacts", List.of(contact)));
    }

    /** How far our message got. @param callback what we called it @param status as in delivered */
    static byte[] status(String customer, String id, String callback, String status) {
        var told = Map.of(
                "id", id,
                "recipient_id", customer,
                "status", status,
                "timestamp", seconds(System.currentTimeMillis()),
                "biz_opaque_callback_data", callback);
        return webhook("statuses", told, Map.of());
    }

    private static String seconds(long at) {
        return String.valueOf(at / 1000);
    }

    private static byte[] webhook(String list, Map<String, ?> told, Map<String, Object> beside) {
        var value = new HashMap<String, Object>(beside);
        value.put("messaging_product", "whatsapp");
        value.put("metadata", Map.of("display_phone_number", NUMBER, "phone_number_id", NUMBER));
        value.put(list, List.of(told));
        var change = Map.of("field", "messages", "value", value);
        var entry = Map.of("id", BUSINESS, "changes", List.of(change));
        return Meta.json(Map.of("object", "whatsapp_business_account", "entry", List.of(entry)));
    }
}
