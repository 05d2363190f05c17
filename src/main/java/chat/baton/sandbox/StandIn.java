package chat.baton.sandbox;

import java.time.Duration;
import java.util.Optional;

/**
 * Stands in for a channel's provider, as far as the phone needs it: a bean of it puts the channel on the phone page.
 * The provider's API is a {@code @RestController} beside it, which passes what it takes to {@link Arrivals}.
 */
public interface StandIn extends DemoAccount {

    /** What of all that happens on a phone the provider reports, and how. */
    Wire wire();

    /**
     * The id of a customer, in the provider's form.
     *
     * @param number 1, 2 and 3 are Anna, Ben and Carla; strangers have one from 1,000 to 99,999,999
     */
    String customerId(long number);

    /** Whether somebody may be played by this id; nothing longer than 100 characters, nothing with a slash. */
    boolean isCustomerId(String id);

    /** A new id for a message, in the provider's form. */
    String messageId();

    /** How long after a customer's last words the provider takes answers; absent when it sets no limit. */
    default Optional<Duration> window() {
        return Optional.empty();
    }

    /** The same webhook by somebody who does not know the secret. */
    Webhook forged(Webhook genuine);

    /** What the provider's API answers when it fails. */
    Refusal serverError();

    /** What it answers when it is asked too often. */
    Refusal rateLimit();

    /** What it answers to an access token that was good once. */
    Refusal expiredToken();
}
