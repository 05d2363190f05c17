package chat.baton.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.MessageReceived;
import chat.baton.core.MerchantId;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration;
import org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The modules channel and conversation on PostgreSQL, a bot that repeats what it hears, and a stand-in of the Send API. */
@SpringBootTest(
        classes = ChannelContext.Application.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camel.main.routes-include-pattern=classpath:routes/channel-*.camel.yaml,classpath:routes/errors.camel.yaml",
            "baton.channel.worker.poll-interval=50ms",
            "baton.channel.room-for-webhooks=12MB",
            "baton.channel.typing-after=1s",
            "baton.channel.worker.max-attempts=3",
            "baton.channel.worker.back-off=20ms",
            "baton.channel.dispatcher.poll-interval=50ms",
            "baton.channel.dispatcher.max-attempts=3",
            "baton.channel.dispatcher.back-off=20ms",
            "baton.channel.dispatcher.patience=0s",
            "baton.channel.dispatcher.echo-wait=50ms",
            "baton.channel.dispatcher.outage-pause=100ms",
            "baton.channel.webchat.sessions-per-minute=1000",
            "baton.channel.webchat.attachments-per-minute=1000",
            "baton.channel.forgeries.per-minute=100000",
            "baton.media.trusted-hosts=localhost",
            "baton.media.largest=64KB",
            "baton.media.poll-interval=50ms",
            "baton.media.max-attempts=3",
            "baton.media.back-off=20ms",
            "baton.public-url=https://shop.example",
            "baton.channel.account.keys=test:dGVzdC1rZXktZm9yLWNyZWRlbnRpYWxzLTMyLWJ5dGU=",
        })
public abstract class ChannelContext {

    protected static final WireMockServer SEND_API =
            new WireMockServer(options().dynamicPort());

    static {
        SEND_API.start();
    }

    protected @Autowired JdbcClient jdbc;
    protected @Autowired Conversations conversations;
    protected @Autowired Accounts accounts;
    protected @Autowired Connections connections;
    protected @Autowired Reachability reachability;
    protected @Autowired Inbox inbox;
    protected @Autowired Deliveries deliveries;
    protected @Autowired Bot bot;

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void sendApi(DynamicPropertyRegistry properties) {
        properties.add("baton.channel.messenger.endpoint", () -> SEND_API.baseUrl() + "/v25.0");
        for (var channel : List.of("whatsapp", "line", "x", "apple", "telegram", "instagram")) {
            properties.add("baton.channel." + channel + ".endpoint", () -> SEND_API.baseUrl() + "/" + channel);
        }
        properties.add("baton.channel.line.data-endpoint", () -> SEND_API.baseUrl() + "/line-data");
    }

    @BeforeEach
    void startAfresh() {
        SEND_API.resetAll();
        SEND_API.stubFor(post(urlPathMatching("/v25.0/.*/messages"))
                .willReturn(okJson("{\"recipient_id\":\"r\",\"message_id\":\"m_{{randomValue type='UUID'}}\"}")
                        .withTransformers("response-template")));
        bot.repeats();
        jdbc.sql("delete from account_pause").update();
    }

    protected static void await(BooleanSupplier state) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(15))
                .until(state::getAsBoolean);
    }

    /** A customer nobody has heard of yet. */
    protected static CustomerRef stranger() {
        return new CustomerRef(MerchantId.of("lamps"), "messenger", "lamps", "PSID-" + UUID.randomUUID());
    }

    protected static CustomerRef stranger(String externalId) {
        return new CustomerRef(MerchantId.of("lamps"), "messenger", "lamps", externalId);
    }

    protected Conversation conversationOf(CustomerRef customer) {
        return conversations.find(customer).orElseThrow();
    }

    /** Why nothing may be sent to the customer now. */
    protected Optional<String> stoppedWhy(CustomerRef customer) {
        return reachability.stoppedWhy(
                customer,
                conversations.find(customer).map(Conversation::lastCustomerAt).orElse(null));
    }

    protected List<String> said(CustomerRef customer) {
        return conversations.find(customer).stream()
                .flatMap(conversation -> conversations.messages(conversation.id(), 0).stream())
                .map(message ->
                        message.author().kind() + ": " + message.content().asText())
                .toList();
    }

    /** Plays the module above: hears what customers say, inside the transaction. */
    public static class Bot {

        private final Conversations conversations;
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private volatile Consumer<MessageReceived> behaviour = event -> {};

        Bot(Conversations conversations) {
            this.conversations = conversations;
        }

        public void repeats() {
            behaviour = event -> says(event, "You said " + event.content().asText());
        }

        public void isSilent() {
            behaviour = event -> {};
        }

        public void does(Consumer<MessageReceived> behaviour) {
            this.behaviour = behaviour;
        }

        public void says(MessageReceived event, String text) {
            if (event.conversation().heldByBot()) {
                conversations.reply(event.conversation().id(), Author.BOT, Content.text(text), null);
            }
        }

        public List<String> heardFrom(CustomerRef customer) {
            var prefix = customer.externalId() + " ";
            return new ArrayList<>(heard.stream()
                    .filter(line -> line.startsWith(prefix))
                    .map(line -> line.substring(prefix.length()))
                    .toList());
        }

        @EventListener
        void on(MessageReceived event) {
            heard.add(event.conversation().customer().ref().externalId() + " "
                    + event.content().asText());
            behaviour.accept(event);
        }
    }

    @EnableAutoConfiguration(
            exclude = {
                CamundaBpmAutoConfiguration.class,
                CamundaBpmRestJerseyAutoConfiguration.class,
                CamundaBpmWebappAutoConfiguration.class,
                HibernateJpaAutoConfiguration.class,
                JpaRepositoriesAutoConfiguration.class,
                ManagementWebSecurityAutoConfiguration.class,
                SecurityAutoConfiguration.class
            })
    @ComponentScan({"chat.baton.conversation", "chat.baton.channel"})
    static class Application {

        @Bean
        Clock clock() {
            return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
        }

        @Bean
        ApplicationRunner twoPages(Connections connections) {
            return arguments -> {
                connections.connect(
                        MerchantId.of("lamps"),
                        "messenger",
                        "lamps",
                        Map.of(
                                "pageId", "PAGE1",
                                "appId", "1",
                                "appSecret", "test-app-secret-messenger",
                                "verifyToken", "a=b+c%d",
                                "pageToken", "lamps-token"));
                connections.connect(
                        MerchantId.of("books"),
                        "messenger",
                        "books",
                        Map.of(
                                "pageId", "PAGE2",
                                "appSecret", "test-app-secret-messenger",
                                "verifyToken", "books",
                                "pageToken", "books-token",
                                "humanAgentTag", "true"));
            };
        }

        @Bean
        Bot bot(Conversations conversations) {
            return new Bot(conversations);
        }
    }
}
