package chat.baton.channel;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpMethods;
import org.jspecify.annotations.Nullable;

/** Addresses a request to the provider. Only what is set here leaves with it, whatever the exchange brought. */
public final class ProviderRequest {

    private ProviderRequest() {}

    /**
     * @param path    below the channel's endpoint, without a leading slash, encoded
     * @param query   encoded; absent for none
     * @param headers credentials among them
     */
    public static void address(
            Exchange exchange, String method, String path, @Nullable String query, Map<String, String> headers) {
        var message = exchange.getMessage();
        message.removeHeaders("*");
        // Camel looks long for a way to make one of a text.
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(method));
        message.setHeader(Exchange.HTTP_PATH, path);
        if (query != null) {
            message.setHeader(Exchange.HTTP_QUERY, query);
        }
        headers.forEach(message::setHeader);
    }

    /** JSON, with a token of the kind "bearer". */
    public static void post(Exchange exchange, String path, String token) {
        address(
                exchange,
                "POST",
                path,
                null,
                Map.of("Authorization", "Bearer " + token, Exchange.CONTENT_TYPE, "application/json"));
    }

    public static void get(Exchange exchange, String path, @Nullable String query, String token) {
        address(exchange, "GET", path, query, Map.of("Authorization", "Bearer " + token));
        exchange.getMessage().setBody(null);
    }
}
