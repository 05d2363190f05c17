package chat.baton.flow;

import chat.baton.conversation.Conversation;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A flow about to start.
 *
 * @param variables what it starts with
 */
record Start(String flow, Map<String, Object> variables) {

    /** With what tells one instance from another for who looks into the engine: customer and channel. */
    Start in(Conversation conversation) {
        var customer = conversation.customer();
        var all = new HashMap<>(variables);
        all.put("customer", Objects.requireNonNullElse(customer.name(), "Customer"));
        all.put("channel", customer.ref().channel());
        return new Start(flow, all);
    }

    static Start product(String code) {
        return new Start("product-checkout", Map.of(FlowContext.PRODUCT, code));
    }

    static Start collection(String code) {
        return new Start("collection-checkout", Map.of(FlowContext.COLLECTION, code));
    }

    static Start flow(String key) {
        return new Start(key, Map.of());
    }
}
