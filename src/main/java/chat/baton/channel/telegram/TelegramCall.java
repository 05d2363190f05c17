package chat.baton.channel.telegram;

import chat.baton.channel.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call of the Bot API. As JSON its method stands among its parameters, as in a call that answers a webhook.
 *
 * @param parameters in the order they are sent
 */
record TelegramCall(String method, Map<String, Object> parameters) {

    private static final String METHOD = "method";

    static TelegramCall of(String method, String parameter, Object value) {
        return new TelegramCall(method, Map.of(parameter, value));
    }

    /** @param chat the customer's id, which may be longer than 32 bit */
    TelegramCall to(String chat) {
        return new TelegramCall(method, Map.of("chat_id", Long.valueOf(chat))).and(parameters);
    }

    TelegramCall and(String parameter, Object value) {
        return and(Map.of(parameter, value));
    }

    private TelegramCall and(Map<String, Object> more) {
        var all = new LinkedHashMap<>(parameters);
        all.putAll(more);
        return new TelegramCall(method, all);
    }

    String toJson() {
        return Json.write(of(METHOD, METHOD, method).and(parameters).parameters);
    }

    static String method(JsonNode call) {
        return call.path(METHOD).asText();
    }

    static String parameters(JsonNode call) {
        return ((ObjectNode) call).without(METHOD).toString();
    }
}
