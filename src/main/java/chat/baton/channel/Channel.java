package chat.baton.channel;

import chat.baton.conversation.Content;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A way to reach a customer: what one provider does its own way. One bean each, in a sub-package. Its route
 * {@code direct:deliver-<name>} takes one part of a message, with the account as the exchange's property
 * {@value #ACCOUNT}, and answers an {@link Outcome}.
 */
public interface Channel {

    String ACCOUNT = "account";

    /** For example {@code messenger}: the word in tables, routes and addresses. */
    String name();

    /** Tells the conversation what happened, inside the worker's transaction. An event that throws is tried again. */
    void handle(InboundEvent event);

    /**
     * The requests that make up a message, in the order they are sent, as bodies for the route; none when there is
     * nothing to say.
     *
     * @param message where it goes and what is known of it
     * @param content what it says
     */
    List<String> render(Outgoing message, Content content);

    /**
     * How long after the customer's last message they may be answered; absent when at any time.
     *
     * @param person whether an agent answers, who may get longer than the bot
     */
    Optional<Duration> replyPeriod(String account, boolean person);
}
