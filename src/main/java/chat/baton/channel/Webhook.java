package chat.baton.channel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's request says beside its body.
 *
 * @param path    behind the account in {@code /hooks/<channel>/<account>}, with a leading slash; empty when there is none
 * @param headers by name in small letters; the first value where there are several
 * @param query   decoded, by name; the first value where there are several
 */
public record Webhook(Account account, String path, Map<String, String> headers, Map<String, String> query) {

    /** The exchange's property that holds it. */
    public static final String PROPERTY = "webhook";

    /** @param name in small letters */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** Without headers: a credential may be among them. */
    @Override
    public String toString() {
        return "webhook for " + account;
    }
}
