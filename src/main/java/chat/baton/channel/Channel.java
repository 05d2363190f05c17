package chat.baton.channel;

import chat.baton.conversation.Content;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/**
 * A way to reach a customer: what one provider does its own way. One bean each, in a sub-package, with a route file of its
 * own. On each exchange the property {@value #ACCOUNT} holds the {@link Account}. Its routes are
 * <ul>
 *   <li>{@code direct:receive-<name>}: a webhook's raw body, with its {@link Webhook} as property; verifies, splits and
 *       keeps it. {@link ForgedWebhook} answers 403</li>
 *   <li>{@code direct:confirm-<name>}, only where the provider asks by GET: body and status of the answer</li>
 *   <li>{@code direct:deliver-<name>}: one part of a message, answered with an {@link Outcome}</li>
 *   <li>{@code direct:signal-<name>}, where there are {@link #signals()}: a {@link Signal.Wanted}, best effort</li>
 *   <li>{@code direct:introduce-<name>}, where the provider tells who a customer is: their id, answered with a
 *       {@link Profile}</li>
 *   <li>{@code direct:offer-<name>}, where the provider approves texts: answered with a list of {@link ApprovedTemplate}.
 *       {@link TemplatesUnknown} says why there is none</li>
 *   <li>{@code direct:fetch-<name>}, where what customers send is not behind a plain https address: the reference of a
 *       {@link Media.Source}, answered with the file's bytes. A status that is no success, in the header
 *       {@code CamelHttpResponseCode}, and an exception are tried again, unless it is a status that says it is of no use
 *       or an {@link UnfitFile}</li>
 * </ul>
 */
public interface Channel {

    String ACCOUNT = "account";

    /** For example {@code messenger}: the word in tables, routes and addresses. */
    String name();

    /** What a merchant fills in to connect an account. */
    AccountForm form();

    /** The setting that is the provider's id of an account; no two accounts share it. */
    String identity();

    /** Tells the conversation what happened, inside the worker's transaction. An event that throws is tried again. */
    void handle(InboundEvent event);

    /**
     * The requests that make up a message, in the order they are sent, as bodies for the route; none when there is
     * nothing to say. Called again for each try, so what is rendered may depend on {@link Outgoing#attempt}, but the
     * number of parts may not.
     */
    List<String> render(Account account, Outgoing message, Content content);

    /**
     * How long after the customer's last message they may be answered; absent when at any time.
     *
     * @param person whether an agent answers, who may get longer than the bot
     */
    default Optional<Duration> replyPeriod(Account account, boolean person) {
        return Optional.empty();
    }

    /** Whether the provider takes this outside the period too, as an approved template. */
    default boolean isSentAnytime(Content content) {
        return false;
    }

    /** What the customer can be shown besides messages. */
    default Set<Signal> signals() {
        return Set.of();
    }

    /**
     * Whether an answer tells the customer that their message was seen, as where the sign of it stands only beside the newest
     * one. Then it is for those whom the bot does not answer at once.
     */
    default boolean answersShowSeen() {
        return false;
    }

    /** Whether the sign of typing tells the customer that their message was seen, too. */
    default boolean typingShowsSeen() {
        return false;
    }

    /**
     * Whether the provider tells by a webhook of each message it took, whoever heard its answer: then one it says nothing of
     * for a while may be sent again.
     */
    default boolean tellsWhatItTook() {
        return false;
    }

    /** How much an account may send; a message beyond it waits. */
    default List<SendBudget> budgets(Account account) {
        return List.of();
    }

    /** The largest webhook that is read; larger ones are refused. */
    default DataSize largestWebhook() {
        return DataSize.ofMegabytes(1);
    }
}
