package chat.baton.channel;

import chat.baton.core.MerchantId;
import java.util.Map;
import java.util.Optional;

/**
 * A merchant's account at a provider: what is needed to know its webhooks and to send in its name.
 *
 * @param channel  for example {@code messenger}
 * @param name     the word in the webhook's path; one account of a channel has it
 * @param enabled  while it is not, webhooks are refused and messages wait
 * @param settings by the keys of the channel's {@link AccountForm}; credentials are among them
 */
public record Account(MerchantId merchant, String channel, String name, boolean enabled, Map<String, String> settings) {

    public Account {
        settings = Map.copyOf(settings);
    }

    /** Absent when it was left empty. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(settings.get(key)).filter(value -> !value.isBlank());
    }

    /** @throws IllegalStateException when the account was connected without it, which its form should have refused */
    public String get(String key) {
        return find(key).orElseThrow(() -> new IllegalStateException(this + " has no " + key));
    }

    public boolean is(String key) {
        return find(key).filter("true"::equals).isPresent();
    }

    /** Without settings: credentials are among them. */
    @Override
    public String toString() {
        return channel + " account " + name;
    }
}
