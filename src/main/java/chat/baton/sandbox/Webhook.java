package chat.baton.sandbox;

import java.util.HashMap;
import java.util.Map;

/**
 * A POST from a provider to Baton.
 *
 * @param path    on Baton, usually {@link DemoAccount#hook()}
 * @param headers with the signature or what else proves who sends it
 * @param body    as it goes over the line
 */
public record Webhook(String path, Map<String, String> headers, byte[] body) {

    public Webhook {
        headers = Map.copyOf(headers);
    }

    /** The same but for one header. */
    public Webhook with(String header, String value) {
        var others = new HashMap<>(headers);
        others.put(header, value);
        return new Webhook(path, others, body);
    }
}
