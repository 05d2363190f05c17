package chat.baton.flow;

import java.util.Map;

/**
 * A flow about to start.
 *
 * @param variables what it starts with
 */
record Start(String flow, Map<String, Object> variables) {

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
