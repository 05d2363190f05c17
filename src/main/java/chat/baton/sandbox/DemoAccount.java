package chat.baton.sandbox;

import java.util.Map;
import java.util.Optional;

/** The one account of a channel in the sandbox, and where its provider is played. */
public interface DemoAccount {

    /** The account's name, the same on every channel; it belongs to the merchant {@code demo}. */
    String NAME = "demo";

    /** The channel's word in addresses and settings: {@code messenger}. */
    String kind();

    /** The channel's name for people: {@code Messenger}. */
    String label();

    /** Ids and secrets by the names the channel's own settings give them: {@code pageId}. */
    Map<String, String> account();

    /** Path that stands for the provider's base address, below {@code /sandbox/api/}: what is sent goes there. */
    String endpoint();

    /** Where the provider's webhooks go; some providers add to it. */
    default String hook() {
        return "/hooks/" + kind() + "/" + NAME;
    }

    /** Path of a page of its own, such as a shop with the widget; absent when the phone is all there is to see. */
    default Optional<String> page() {
        return Optional.empty();
    }
}
