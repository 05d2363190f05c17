package chat.baton.channel;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.MessageReceived;
import chat.baton.conversation.ReplyPosted;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What is nice to have and never in anybody's way: the customer sees that their message was seen, unless an answer at once tells
 * as much, and, where the bot has not answered after a moment, that it is about to; and Baton learns their name. Dropped when
 * there is too much of it or it fails.
 */
@Component
class Signals {

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
    private static final int THREADS = 2;
    private static final int WAITING = 200;

    private final Channels channels;
    private final Accounts accounts;
    private final Conversations conversations;
    private final ProducerTemplate routes;
    private final boolean wanted;
    private final Duration moment;
    private final ScheduledThreadPoolExecutor executor =
            new ScheduledThreadPoolExecutor(THREADS, task -> new Thread(task, "signals"));
    private final Map<ConversationId, Future<?>> unanswered = new ConcurrentHashMap<>();

    Signals(
            Channels channels,
            Accounts accounts,
            Conversations conversations,
            ProducerTemplate routes,
            @Value("${baton.channel.signals:true}") boolean wanted,
            @Value("${baton.channel.typing-after:500ms}") Duration moment) {
        this.channels = channels;
        this.accounts = accounts;
        this.conversations = conversations;
        this.routes = routes;
        this.wanted = wanted;
        this.moment = moment;
        executor.setRemoveOnCancelPolicy(true);
    }

    /** Before the bot has thought of an answer, so that the answer finds what it calls off. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void seen(MessageReceived event) {
        if (!wanted) {
            return;
        }
        channels.named(event.conversation().customer().ref().channel()).ifPresent(channel -> {
            var answeredByBot =
                    event.conversation().heldByBot() && channel.signals().contains(Signal.TYPING);
            if (!answeredByBot) {
                signal(channel, event, Signal.SEEN);
            } else if (channel.answersShowSeen()) {
                unlessAnswered(channel, event, Signal.SEEN, Signal.TYPING);
            } else {
                signal(channel, event, Signal.SEEN);
                unlessAnswered(channel, event, Signal.TYPING);
            }
        });
    }

    private void unlessAnswered(Channel channel, MessageReceived event, Signal... signals) {
        var conversation = event.conversation().id();
        later(moment, () -> {
                    unanswered.remove(conversation);
                    Stream.of(signals).forEach(signal -> tell(wanted(signal, event)));
                })
                .ifPresent(waiting -> callOff(unanswered.put(conversation, waiting)));
    }

    /** After an answer a sign would stay behind it. */
    @EventListener
    void answered(ReplyPosted reply) {
        callOff(unanswered.remove(reply.conversation()));
    }

    private static void callOff(@Nullable Future<?> waiting) {
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    private void signal(Channel channel, MessageReceived event, Signal signal) {
        show(channel, wanted(signal, event));
    }

    private static Signal.Wanted wanted(Signal signal, MessageReceived event) {
        return new Signal.Wanted(signal, event.conversation().customer().ref(), event.externalId());
    }

    /** Soon, where the channel has such a sign and signs are wanted at all. */
    void show(Channel channel, Signal.Wanted wanted) {
        if (this.wanted && channel.signals().contains(wanted.signal())) {
            soon(() -> tell(wanted));
        }
    }

    private void tell(Signal.Wanted wanted) {
        ask("direct:signal-", wanted.to(), wanted);
    }

    /** A customer's first message is when we do not know their name; it is asked once. */
    @TransactionalEventListener
    void introduce(MessageReceived event) {
        if (event.number() == 1
                && hasRoute("direct:introduce-"
                        + event.conversation().customer().ref().channel())) {
            soon(() -> introduce(event.conversation()));
        }
    }

    private boolean hasRoute(String endpoint) {
        return routes.getCamelContext().hasEndpoint(endpoint) != null;
    }

    private void introduce(Conversation conversation) {
        var customer = conversation.customer();
        var profile = ask("direct:introduce-", customer.ref(), customer.ref().externalId());
        if (profile != null
                && profile.getException() == null
                && profile.getMessage().getBody() instanceof Profile known) {
            conversations.introduced(customer.id(), known.name(), known.pictureUrl(), known.language());
        }
    }

    private @Nullable Exchange ask(String route, CustomerRef customer, Object body) {
        return accounts.find(customer.channel(), customer.account())
                .map(account -> routes.request(route + customer.channel(), exchange -> {
                    exchange.setProperty(Channel.ACCOUNT, account);
                    exchange.getMessage().setBody(body);
                }))
                .orElse(null);
    }

    private void soon(Runnable task) {
        later(Duration.ZERO, task);
    }

    private Optional<Future<?>> later(Duration delay, Runnable task) {
        if (executor.isShutdown() || executor.getQueue().size() >= WAITING) {
            return Optional.empty();
        }
        return Optional.of(executor.schedule(() -> attempt(task), delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.debug("A signal was lost", e);
        }
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }
}
