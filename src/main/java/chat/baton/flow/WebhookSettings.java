package chat.baton.flow;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How flows call servers.
 *
 * @param trustedHosts   hosts that may be called without TLS and inside our own network; empty outside the sandbox
 * @param callsPerMinute of one merchant, on each node
 * @param callsAtOnce    of one merchant, on each node
 * @param secrets        by merchant and name; upper case and punctuation make no difference, so that all may come from the
 *                       environment
 */
@ConfigurationProperties("baton.flow.webhook")
record WebhookSettings(
        @DefaultValue Set<String> trustedHosts,
        @DefaultValue("120") int callsPerMinute,
        @DefaultValue("3") int callsAtOnce,
        @DefaultValue Map<String, Map<String, String>> secrets) {

    Optional<String> secret(String merchant, String name) {
        return named(secrets, merchant).flatMap(its -> named(its, name));
    }

    private static <T> Optional<T> named(Map<String, T> all, String name) {
        return all.entrySet().stream()
                .filter(entry -> letters(entry.getKey()).equals(letters(name)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    @Override
    public String toString() {
        return "WebhookSettings[trustedHosts=" + trustedHosts + "]";
    }
}
