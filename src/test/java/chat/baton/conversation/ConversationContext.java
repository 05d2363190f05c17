package chat.baton.conversation;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The module on PostgreSQL with nothing but its own tables; all its tests share one context. */
@SpringBootTest(
        classes = ConversationContext.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.flyway.locations=classpath:db/migration/conversation",
            "spring.datasource.hikari.maximum-pool-size=16"
        })
abstract class ConversationContext {

    static final AgentId BEN = AgentId.of("ben");
    static final AgentId CLARA = AgentId.of("clara");
    static final Holder HELD_BY_BEN = Holder.agent(BEN);
    static final Holder HELD_BY_CLARA = Holder.agent(CLARA);

    @Autowired
    Conversations conversations;

    @Autowired
    Heard heard;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    /** A merchant nobody has heard of yet, so that lists hold one test's conversations only. */
    final MerchantId merchant = MerchantId.of("shop-" + UUID.randomUUID());

    final CustomerRef anna = customer("anna");

    CustomerRef customer(String externalId) {
        return new CustomerRef(merchant, "messenger", "main", externalId);
    }

    /** The customer's conversation after they wrote this. */
    Conversation wrote(CustomerRef customer, String text) {
        conversations.receive(says(customer, text));
        return of(customer);
    }

    Conversation of(CustomerRef customer) {
        return conversations.find(customer).orElseThrow();
    }

    /** Anna's conversation, begun by one message and then handed over. */
    ConversationId heldBy(Holder holder) {
        var id = wrote(anna, "hello").id();
        conversations.hand(id, holder, "wants a person");
        return id;
    }

    Conversation now(ConversationId id) {
        return conversations.find(id).orElseThrow();
    }

    List<Message> messages(ConversationId id) {
        return conversations.messages(id, 0);
    }

    List<String> said(ConversationId id) {
        return messages(id).stream()
                .map(message ->
                        message.author().kind() + ": " + message.content().asText())
                .toList();
    }

    int says(ConversationId id, Author author, String text) {
        return conversations.reply(id, author, Content.text(text), null);
    }

    static Inbound says(CustomerRef customer, String text) {
        return says(customer, Content.text(text));
    }

    static Inbound says(CustomerRef customer, Content content) {
        return says(customer, UUID.randomUUID().toString(), content);
    }

    static Inbound says(CustomerRef customer, @Nullable String messageId, Content content) {
        return new Inbound(customer, messageId, Instant.parse("2026-05-01T12:00:00Z"), content);
    }

    /** Starts all at once on 16 threads and waits for their ends. */
    static void together(List<Runnable> doings) throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        try {
            for (var done : threads.invokeAll(
                    doings.stream().<Callable<Object>>map(Executors::callable).toList())) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** What the module told others while it did it. */
    static class Heard {

        private record Telling(Object event, boolean insideTransaction) {}

        private final Queue<Telling> tellings = new ConcurrentLinkedQueue<>();

        @EventListener({MessageReceived.class, ReplyPosted.class, HolderChanged.class, AnsweredOutside.class})
        void on(Object event) {
            tellings.add(new Telling(event, TransactionSynchronizationManager.isActualTransactionActive()));
        }

        <E> List<E> insideTransactions(Class<E> kind, ConversationId id) {
            var events = new ArrayList<E>();
            for (var telling : tellings) {
                if (telling.insideTransaction()
                        && kind.isInstance(telling.event())
                        && Objects.equals(conversationOf(telling.event()), id)) {
                    events.add(kind.cast(telling.event()));
                }
            }
            return events;
        }

        private static @Nullable ConversationId conversationOf(Object event) {
            if (event instanceof MessageReceived received) {
                return received.conversation().id();
            }
            if (event instanceof ReplyPosted posted) {
                return posted.conversation();
            }
            if (event instanceof HolderChanged changed) {
                return changed.conversation().id();
            }
            return event instanceof AnsweredOutside answered
                    ? answered.conversation().id()
                    : null;
        }
    }

    /** No configuration class, so that no scan finds it. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    @ComponentScan("chat.baton.conversation")
    static class Application {

        @Bean
        Clock clock() {
            return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
        }

        @Bean
        Heard heard() {
            return new Heard();
        }
    }
}
