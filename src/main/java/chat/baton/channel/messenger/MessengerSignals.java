package chat.baton.channel.messenger;

import chat.baton.channel.Channel;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.MessageReceived;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What is nice to have and never in anybody's way: the customer sees that their message was seen and that the bot is
 * about to answer, and Baton learns their name. Dropped when there is too much of it or it fails.
 */
@Component
class MessengerSignals {

    private static final Logger LOG = LoggerFactory.getLogger(MessengerSignals.class);
    private static final int THREADS = 2;
    private static final int WAITING = 200;

    private final MessengerSettings settings;
    private final MessengerProfiles profiles;
    private final ProducerTemplate routes;
    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(WAITING),
            task -> new Thread(task, "messenger-signals"),
            new ThreadPoolExecutor.DiscardPolicy());

    MessengerSignals(MessengerSettings settings, MessengerProfiles profiles, ProducerTemplate routes) {
        this.settings = settings;
        this.profiles = profiles;
        this.routes = routes;
    }

    /** Before the bot has thought of an answer: after it, the sign of typing would stay behind the answer. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void seen(MessageReceived event) {
        var from = event.conversation().customer().ref();
        if (!settings.signals() || !isOurs(from)) {
            return;
        }
        if (event.conversation().heldByBot()) {
            soon(() -> signal(from, "typing_on"));
        }
        soon(() -> signal(from, "mark_seen"));
    }

    /** A customer's first message is when we do not know their name; it is asked once. */
    @TransactionalEventListener
    void introduce(MessageReceived event) {
        if (event.number() == 1 && isOurs(event.conversation().customer().ref())) {
            soon(() -> introduce(event.conversation()));
        }
    }

    private void introduce(Conversation conversation) {
        profiles.introduce(conversation.customer());
    }

    private boolean isOurs(CustomerRef from) {
        return from.channel().equals(Messenger.NAME)
                && settings.find(from.account()).isPresent();
    }

    private void signal(CustomerRef to, String action) {
        routes.request("direct:signal-messenger", exchange -> {
            exchange.setProperty(Channel.ACCOUNT, to.account());
            exchange.getMessage()
                    .setBody(MessengerJson.write(
                            Map.of("recipient", Map.of("id", to.externalId()), "sender_action", action)));
        });
    }

    private void soon(Runnable task) {
        executor.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.debug("A signal was lost", e);
            }
        });
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }
}
