package chat.baton.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.baton.conversation.Author;
import chat.baton.conversation.Changes;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Holder;
import chat.baton.conversation.Inbound;
import chat.baton.conversation.MessagesForgotten;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

/** From the conversation to the customer: in order, at most by mistake twice, and never from a bot that lost its turn. */
class OutboxModuleTests extends ChannelContext {

    private static final AgentId BEN = AgentId.of("ben");

    @Autowired
    private ReplyWindow window;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Sender sender;

    @Autowired
    private Channels channels;

    @Autowired
    private Receipts receipts;

    @Autowired
    private AccountHealth health;

    @Autowired
    private Changes changes;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private AccountMemory accountMemory;

    @Test
    void sendsAConversationsMessagesInOrder() {
        var anna = wrote(stranger());
        IntStream.range(0, 20).forEach(n -> botSays(anna, "no. " + n));

        await(() -> arrivedAt(anna).size() >= 20);
        assertThat(arrivedAt(anna))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(n -> "no. " + n).toList());
    }

    @Test
    void keepsTheOrderAlsoWhenOneIsTriedAgainAndAnotherNodeHelps() {
        var anna = wrote(stranger());
        SEND_API.stubFor(post(urlPathMatching("/v25.0/.*/messages"))
                .inScenario("disturbed")
                .whenScenarioStateIs("Started")
                .willReturn(aResponse().withStatus(500))
                .willSetStateTo("well"));
        var settings = patientFor(Duration.ZERO);
        var other = new Dispatcher(outbox, new Senders(sender, outbox, settings), settings);
        other.start();
        try {
            transaction.executeWithoutResult(status -> IntStream.range(0, 10).forEach(n -> botSays(anna, "no. " + n)));
            await(() -> statuses(anna).stream().allMatch("sent"::equals));
        } finally {
            other.stop();
        }
        assertThat(arrivedAt(anna))
                .startsWith("no. 0", "no. 0", "no. 1")
                .endsWith("no. 9")
                .hasSize(11);
    }

    @Test
    void sendsToWhoeverWaitsBesideManyWhoseTimeHasNotCome() {
        jdbc.sql(
                        """
                        insert into delivery (id, merchant_id, conversation_id, number, turn, author, channel, account, recipient,
                                              content, status, next_attempt_at)
                        select gen_random_uuid(), 'lamps', gen_random_uuid(), 1, 1, 'bot', 'messenger', 'lamps', 'not-yet', '{}',
                               'queued', now() + interval '1 hour'
                          from generate_series(1, 450)
                        """)
                .update();
        try {
            var customers = Stream.generate(() -> wrote(stranger())).limit(10).toList();
            customers.forEach(customer -> IntStream.range(0, 3).forEach(n -> botSays(customer, "no. " + n)));

            await(() ->
                    customers.stream().allMatch(customer -> arrivedAt(customer).size() == 3));
        } finally {
            jdbc.sql("delete from delivery where recipient = 'not-yet'").update();
        }
    }

    /** Several come with each message. */
    @Test
    void whatProvidersTellOfAMessageIsNotedWithoutLookingThroughAllThatWereEverSent() {
        var anna = wrote(stranger());
        botSays(anna, "hello");
        await(() -> statuses(anna).contains("sent"));
        var to = anna.customer().ref();
        var mark = new PartMark(idOfOnly(anna), 1, 1);
        var now = Instant.now();
        sentToOthers(5000);
        try {
            jdbc.sql("analyze delivery").update();
            readsNoMoreThanItHasTo(() -> receipts.taken(to, mark, "m_of-echo", now));
            readsNoMoreThanItHasTo(() -> receipts.tried(to, "m_of-echo"));
            readsNoMoreThanItHasTo(() -> receipts.numberOf(to, "m_of-echo"));
            readsNoMoreThanItHasTo(() -> receipts.isSending(to));
            readsNoMoreThanItHasTo(() -> receipts.delivered(to, List.of("m_of-echo"), now));
            readsNoMoreThanItHasTo(() -> receipts.deliveredUntil(to, now));
            readsNoMoreThanItHasTo(() -> receipts.read(to, List.of("m_of-echo"), now));
            readsNoMoreThanItHasTo(() -> receipts.readUntil(to, now));
            readsNoMoreThanItHasTo(() -> receipts.failed(to, "m_of-echo", 1, "blocked"));
        } finally {
            jdbc.sql("delete from delivery where recipient = 'long-ago'").update();
        }
        assertThat(receipts.numberOf(to, "m_of-echo")).hasValue(2);
    }

    private void readsNoMoreThanItHasTo(Runnable noting) {
        assertThat(counted("seq_scan", noting)).isZero();
    }

    /** A customer's conversation is the same for ever. */
    @Test
    void whatProvidersTellOfTheNewestMessageIsNotedWithoutLookingThroughAllOfTheCustomers() {
        var anna = wrote(stranger());
        botSays(anna, "hello");
        await(() -> statuses(anna).contains("sent"));
        var to = anna.customer().ref();
        var mark = new PartMark(idOfOnly(anna), 1, 1);
        var now = Instant.now();
        jdbc.sql(
                        """
                        insert into delivery (id, merchant_id, conversation_id, number, turn, author, channel, account, recipient,
                                              content, status, provider_ids)
                        select gen_random_uuid(), merchant_id, conversation_id, -n, turn, author, channel, account, recipient,
                               content, 'sent', array['m_' || n]
                          from delivery, generate_series(1, 2000) n
                         where conversation_id = ?
                        """)
                .param(anna.id().value())
                .update();
        sentToOthers(20_000);
        try {
            jdbc.sql("analyze delivery").update();
            readsFewRows(() -> receipts.taken(to, mark, "m_of-echo", now));
            readsFewRows(() -> receipts.numberOf(to, "m_of-echo"));
            readsFewRows(() -> receipts.delivered(to, List.of("m_of-echo"), now));
            readsFewRows(() -> receipts.read(to, List.of("m_of-echo"), now));
            readsFewRows(() -> receipts.failed(to, "m_of-echo", 1, "blocked"));
        } finally {
            jdbc.sql("delete from delivery where recipient = 'long-ago'").update();
        }
        assertThat(receipts.numberOf(to, "m_1999")).hasValue(-1999);
    }

    private void sentToOthers(int count) {
        jdbc.sql(
                        """
                        insert into delivery (id, merchant_id, conversation_id, number, turn, author, channel, account, recipient,
                                              content, status, provider_ids)
                        select gen_random_uuid(), 'lamps', gen_random_uuid(), 1, 1, 'bot', 'messenger', 'lamps', 'long-ago', '{}',
                               'sent', array['m_' || n]
                          from generate_series(1, ?) n
                        """)
                .param(count)
                .update();
    }

    private void readsFewRows(Runnable noting) {
        assertThat(counted("idx_tup_fetch + seq_tup_read", noting)).isLessThan(20);
    }

    /** The figures of a connection have in them what it did a moment before. */
    private long counted(String figure, Runnable noting) {
        return transaction.execute(status -> {
            var before = read(figure);
            noting.run();
            return read(figure) - before;
        });
    }

    private long read(String figure) {
        return jdbc.sql("select " + figure + " from pg_stat_xact_user_tables where relname = 'delivery'")
                .query(Long.class)
                .single();
    }

    @Test
    void tellsWhoseMessagesGotFurther() {
        var anna = wrote(stranger());
        pause("lamps");
        botSays(anna, "hello");
        var before = changes.now();

        assertThat(deliveries.changedSince(before, 1000).orElseThrow()).doesNotContainKey(anna.id());
        resume();
        await(() -> statuses(anna).contains("sent"));
        assertThat(deliveries.changedSince(before, 1000).orElseThrow()).containsKey(anna.id());
        assertThat(deliveries.changedSince(before, 0)).isEmpty();
        assertThat(deliveries.changedSince(changes.now(), 1000).orElseThrow()).doesNotContainKey(anna.id());
    }

    @Test
    void tellsHowMuchWaitsAndSinceWhen() {
        var anna = wrote(stranger());
        pause("lamps");
        botSays(anna, "hello");
        assertThat(figure("baton.outbox.waiting")).isPositive();
        assertThat(figure("baton.outbox.oldest")).isPositive();
    }

    private double figure(String name) {
        var figures = new SimpleMeterRegistry();
        new ChannelMeters(jdbc, channels, new Traffic(figures)).bindTo(figures);
        return figures.get(name).gauge().value();
    }

    @Test
    void forgetsHowAForgottenMessageWasDelivered() {
        var anna = wrote(stranger());
        botSays(anna, "hello");
        await(() -> statuses(anna).equals(List.of("sent")));
        var number = deliveries.of(anna.id()).keySet().iterator().next();

        deliveries.on(new MessagesForgotten(
                MerchantId.of("lamps"),
                List.of(new MessagesForgotten.Forgotten(anna.id(), number, Content.text("hello")))));

        assertThat(deliveries.of(anna.id())).isEmpty();
    }

    @Test
    void aSlowRecipientHoldsUpNobodyElse() {
        var slow = wrote(stranger());
        var quick = wrote(stranger());
        SEND_API.stubFor(post(urlPathMatching("/v25.0/.*/messages"))
                .withRequestBody(com.github.tomakehurst.wiremock.client.WireMock.containing(
                        slow.customer().ref().externalId()))
                .willReturn(okJson("{\"message_id\":\"m\"}").withFixedDelay(1500)));

        botSays(slow, "slow");
        await(() -> statuses(slow).contains("sending"));
        botSays(quick, "quick");

        await(() -> statuses(quick).contains("sent"));
        assertThat(statuses(slow)).containsExactly("sending");
        await(() -> statuses(slow).contains("sent"));
    }

    @Test
    void sendsAgainWhatANodeThatDiedWasSending() {
        var anna = wrote(stranger());
        pause("lamps");
        botSays(anna, "hello");
        jdbc.sql(
                        "update delivery set status = 'sending', attempts = 1, next_attempt_at = now() + interval '1 hour' where conversation_id = ?")
                .param(anna.id().value())
                .update();
        resume();
        botSays(anna, "again");
        assertThat(statuses(anna)).containsExactly("sending", "queued");

        jdbc.sql("update delivery set next_attempt_at = now() where conversation_id = ? and status = 'sending'")
                .param(anna.id().value())
                .update();

        await(() -> statuses(anna).stream().allMatch("sent"::equals));
        assertThat(arrivedAt(anna)).containsExactly("hello", "again");
    }

    @Test
    void aNodeThatStoodStillLeavesWhatItHadClaimedToOthers() {
        var anna = wrote(stranger());
        pause("lamps");
        botSays(anna, "hello");
        sender.send(claimedLongAgo(anna));
        assertThat(arrivedAt(anna)).isEmpty();
        assertThat(statuses(anna)).containsExactly("queued");

        resume();
        await(() -> statuses(anna).contains("sent"));
        assertThat(arrivedAt(anna)).containsExactly("hello");
    }

    private Outgoing claimedLongAgo(Conversation conversation) {
        var queued = outgoing(idOfOnly(conversation), conversation);
        return new Outgoing(
                queued.id(),
                queued.conversation(),
                queued.number(),
                true,
                queued.channel(),
                queued.account(),
                queued.recipient(),
                contentOfOnly(conversation),
                1,
                0,
                queued.createdAt(),
                Instant.now(),
                Map.of(),
                null,
                Lease.of(Duration.ZERO));
    }

    private String contentOfOnly(Conversation conversation) {
        return jdbc.sql("select content::text from delivery where conversation_id = ?")
                .param(conversation.id().value())
                .query(String.class)
                .single();
    }

    private UUID idOfOnly(Conversation conversation) {
        return jdbc.sql("select id from delivery where conversation_id = ?")
                .param(conversation.id().value())
                .query(UUID.class)
                .single();
    }

    @Test
    void goesOnWithThePartThatWasNotSent() {
        var anna = wrote(stranger());
        SEND_API.stubFor(post(urlPathMatching("/v25.0/.*/messages"))
                .withRequestBody(com.github.tomakehurst.wiremock.client.WireMock.containing("A lamp"))
                .inScenario("caption")
                .whenScenarioStateIs("Started")
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("well"));

        conversations.reply(anna.id(), Author.BOT, new Content.Image("https://x/1.jpg", "A lamp"), null);

        await(() -> statuses(anna).contains("sent"));
        assertThat(requestsTo(anna)).hasSize(3);
        assertThat(requestsTo(anna).get(0).getBodyAsString()).contains("https://x/1.jpg");
        assertThat(requestsTo(anna).get(2).getBodyAsString()).contains("A lamp");
    }

    @Test
    void withholdsWhatTheBotWroteBeforeATakeover() {
        var anna = wrote(stranger());
        pause("lamps");
        botSays(anna, "one");
        botSays(anna, "two");
        conversations.hand(anna.id(), Holder.agent(BEN), "");
        conversations.reply(anna.id(), Author.agent(BEN), Content.text("Ben here"), null);
        resume();

        await(() -> statuses(anna).contains("sent"));
        assertThat(statuses(anna)).containsExactly("withheld", "withheld", "sent");
        assertThat(arrivedAt(anna)).containsExactly("Ben here");
    }

    @Test
    void theBotIsSilentOnceATakeoverHasSettled() {
        SEND_API.stubFor(post(urlPathMatching("/v25.0/.*/messages"))
                .willReturn(okJson("{\"message_id\":\"m\"}").withFixedDelay(3)));
        IntStream.range(0, 200).forEach(round -> takeoverAgainstTalkingBot());
    }

    private void takeoverAgainstTalkingBot() {
        var anna = wrote(stranger());
        var talk = CompletableFuture.runAsync(() -> IntStream.range(0, 5).forEach(n -> {
            try {
                botSays(anna, "bot " + n);
            } catch (chat.baton.conversation.NotTheHolder e) {
                // The takeover was first.
            }
        }));
        java.util.concurrent.locks.LockSupport.parkNanos(
                ThreadLocalRandom.current().nextLong(12_000_000));

        conversations.hand(anna.id(), Holder.agent(BEN), "");
        deliveries.awaitSettled(anna.id());
        var heardUntilNow = arrivedAt(anna);

        conversations.reply(anna.id(), Author.agent(BEN), Content.text("Ben here"), null);
        talk.join();
        await(() -> statuses(anna).stream().noneMatch(status -> status.equals("queued") || status.equals("sending")));
        var expected = new ArrayList<>(heardUntilNow);
        expected.add("Ben here");
        assertThat(arrivedAt(anna)).containsExactlyElementsOf(expected);
    }

    @Test
    void waitsForWhatTheBotIsJustSaying() {
        var anna = wrote(stranger());
        SEND_API.stubFor(post(urlPathMatching("/v25.0/.*/messages"))
                .willReturn(okJson("{\"message_id\":\"m\"}").withFixedDelay(500)));
        botSays(anna, "just saying");
        await(() -> statuses(anna).contains("sending"));

        conversations.hand(anna.id(), Holder.agent(BEN), "");
        deliveries.awaitSettled(anna.id());

        assertThat(statuses(anna)).containsExactly("sent");
    }

    @Test
    void doesNotWaitInsideATakeoversOwnTransaction() {
        var anna = wrote(stranger());
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> deliveries.awaitSettled(anna.id())))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    /** More often than there are senders: each is free again afterwards. */
    @Test
    void sendsNothingWhenTheTransactionIsRolledBack() {
        var anna = wrote(stranger());
        IntStream.range(0, 40)
                .forEach(more -> transaction.executeWithoutResult(status -> {
                    botSays(anna, "never said");
                    status.setRollbackOnly();
                }));
        botSays(anna, "said");

        await(() -> statuses(anna).contains("sent"));
        assertThat(arrivedAt(anna)).containsExactly("said");
    }

    @Test
    void whoLooksForMessagesLeavesSendersToRepliesThatAreBeingWritten() throws InterruptedException {
        var settings = patientFor(Duration.ZERO);
        var senders = new Senders(sender, outbox, settings);
        senders.start();
        try {
            assertThat(senders.reserveSome()).isGreaterThan(1).isLessThanOrEqualTo(settings.senders() / 2);
            assertThat(senders.reserve()).isTrue();
        } finally {
            senders.stop();
        }
    }

    @Test
    void doesNotWriteOutsideTheReplyWindow() {
        var anna = wrote(stranger());
        assertThat(window.of(conversationOf(anna.customer().ref())).isOpen()).isTrue();
        lastWroteBefore(anna, "25 hours");

        var closed = window.of(conversationOf(anna.customer().ref()));
        assertThat(closed.isOpen()).isFalse();
        assertThat(closed.closedReason()).startsWith("outside the reply window");

        botSays(anna, "too late");
        await(() -> statuses(anna).contains("failed"));
        assertThat(arrivedAt(anna)).isEmpty();
        assertThat(deliveries.of(anna.id()).get(2).error()).isEqualTo("outside the reply window");
    }

    @Test
    void anAgentsMessageIsTaggedWhereTheAccountAllowsIt() {
        var books = wrote(new CustomerRef(MerchantId.of("books"), "messenger", "books", "PSID-" + UUID.randomUUID()));
        lastWroteBefore(books, "6 days");
        assertThat(window.of(conversationOf(books.customer().ref())).isOpen()).isTrue();

        botSays(books, "bots may not");
        conversations.hand(books.id(), Holder.agent(BEN), "");
        conversations.reply(books.id(), Author.agent(BEN), Content.text("people may"), null);

        await(() -> statuses(books).contains("sent"));
        assertThat(statuses(books).get(0)).isIn("failed", "withheld");
        assertThat(requestsTo(books).get(0).getBodyAsString())
                .contains("\"MESSAGE_TAG\"")
                .contains("\"HUMAN_AGENT\"");

        lastWroteBefore(books, "8 days");
        assertThat(window.of(conversationOf(books.customer().ref())).isOpen()).isFalse();
    }

    @Test
    void keepsTheMessagesOfAnAccountWhoseTokenIsRefused() {
        var anna = wrote(stranger());
        var books = wrote(new CustomerRef(MerchantId.of("books"), "messenger", "books", "PSID-" + UUID.randomUUID()));
        SEND_API.stubFor(post(urlPathEqualTo("/v25.0/PAGE1/messages"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":{\"code\":190,\"message\":\"Invalid token\"}}")));

        botSays(anna, "kept");
        await(() -> pausedAccounts().contains("lamps"));
        botSays(anna, "kept too");
        botSays(books, "goes on");

        await(() -> statuses(books).contains("sent"));
        await(() -> statuses(anna).equals(List.of("queued", "queued")));
        assertThat(deliveries.of(anna.id()).get(2).error())
                .contains("token expired")
                .contains("190");

        SEND_API.resetMappings();
        startAfresh();
        jdbc.sql("update delivery set next_attempt_at = now() where status = 'queued'")
                .update();
        await(() -> statuses(anna).equals(List.of("sent", "sent")));
    }

    @Test
    void sendsAFailedMessageAgainOnRequest() {
        var anna = wrote(stranger());
        SEND_API.stubFor(post(urlPathMatching("/v25.0/.*/messages"))
                .willReturn(aResponse().withStatus(400).withBody("{\"error\":{\"code\":100}}")));
        botSays(anna, "hello");
        await(() -> statuses(anna).contains("failed"));
        startAfresh();

        assertThat(deliveries.resend(anna.id(), 2)).isTrue();
        await(() -> statuses(anna).contains("sent"));
        assertThat(deliveries.resend(anna.id(), 2)).isFalse();
        assertThat(deliveries.of(anna.id()).get(2).error()).isNull();
    }

    @Test
    void sendsNothingMoreToWhoCannotBeReachedUntilTheyWrite() {
        var stranger = stranger();
        var anna = wrote(stranger);
        SEND_API.stubFor(post(urlPathMatching("/v25.0/.*/messages"))
                .willReturn(aResponse().withStatus(400).withBody("{\"error\":{\"code\":551}}")));
        botSays(anna, "hello");
        await(() -> statuses(anna).contains("failed"));
        startAfresh();

        botSays(anna, "still there?");
        await(() -> statuses(anna).equals(List.of("failed", "failed")));
        assertThat(deliveries.of(anna.id()).get(3).error()).contains("cannot be reached");
        assertThat(SEND_API.getAllServeEvents()).isEmpty();

        wrote(stranger);
        botSays(anna, "welcome back");
        await(() -> statuses(anna).contains("sent"));
    }

    @Test
    void isNotLiftedByAMessageFromBeforeTheStop() {
        var stranger = stranger();
        wrote(stranger);
        var stopped = Instant.now().minusSeconds(60);
        conversations.record(new Inbound(stranger, null, stopped.minusSeconds(60), Content.text("late")));
        jdbc.sql("update conversation set last_customer_at = ?  where recipient = ?")
                .params(stopped.minusSeconds(60).atOffset(ZoneOffset.UTC), stranger.externalId())
                .update();
        reachability.stopped(stranger, "blocked", stopped);
        reachability.stopped(stranger, "blocked before", stopped.minusSeconds(3600));
        assertThat(stoppedWhy(stranger)).contains("blocked");

        conversations.record(new Inbound(stranger, null, stopped.minusSeconds(30), Content.text("late too")));
        assertThat(stoppedWhy(stranger)).contains("blocked");

        conversations.record(new Inbound(stranger, null, stopped.plusSeconds(30), Content.text("hello again")));
        assertThat(stoppedWhy(stranger)).isEmpty();
    }

    @Test
    void keepsTheMessagesOfAnAccountThatCannotBeRead() {
        var anna = wrote(stranger());
        var readable = jdbc.sql(
                        "select credentials from channel_account where name = 'lamps' and channel = 'messenger'")
                .query(String.class)
                .single();
        credentials("unknown:" + readable);
        try {
            botSays(anna, "hello");
            await(() -> deliveries.of(anna.id()).get(2).error() != null);
            assertThat(deliveries.of(anna.id()).get(2).error()).contains("cannot be read");
            assertThat(statuses(anna)).containsExactly("queued");
            assertThat(requestsTo(anna)).isEmpty();
        } finally {
            credentials(readable);
        }
        jdbc.sql("update delivery set next_attempt_at = now() where conversation_id = ?")
                .param(anna.id().value())
                .update();
        await(() -> statuses(anna).equals(List.of("sent")));
    }

    private void credentials(String sealed) {
        jdbc.sql("update channel_account set credentials = ? where name = 'lamps' and channel = 'messenger'")
                .param(sealed)
                .update();
        accountMemory.forget();
    }

    @Test
    void notesAnIdOnceThoughAReceiptWasQuickerThanTheAnswer() {
        var anna = wrote(stranger());
        botSays(anna, "hello");
        await(() -> statuses(anna).equals(List.of("sent")));
        var id = jdbc.sql("update delivery set status = 'sending', attempts = 1 where conversation_id = ? returning id")
                .param(anna.id().value())
                .query(UUID.class)
                .single();
        var known = jdbc.sql("select provider_ids[1] from delivery where id = ?")
                .param(id)
                .query(String.class)
                .single();

        outbox.partSent(outgoing(id, anna), 1, known, Duration.ofSeconds(1));
        outbox.partSent(outgoing(id, anna), 1, "another", Duration.ofSeconds(1));
        outbox.sent(outgoing(id, anna), 2, "another", Instant.now(), Duration.ofSeconds(10));

        assertThat(jdbc.sql("select provider_ids::text from delivery where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("{" + known + ",another}");
        assertThat(statuses(anna)).containsExactly("sent");
    }

    @Test
    void goesOnWithTheConversationsNextMessage() {
        var anna = wrote(stranger());
        var first = sendingWithAnotherBehind(anna);

        var next = outbox.sent(first, 1, "one", Instant.now(), Duration.ofSeconds(10));

        assertThat(next).map(Outgoing::number).contains(3);
        assertThat(statuses(anna)).containsExactly("sent", "sending");
        assertThat(outbox.sent(next.orElseThrow(), 1, "two", Instant.now(), Duration.ofSeconds(10)))
                .isEmpty();
        assertThat(statuses(anna)).containsExactly("sent", "sent");
    }

    @Test
    void doesNotGoOnWithWhatTheBotWroteBeforeATakeover() {
        var anna = wrote(stranger());
        var first = sendingWithAnotherBehind(anna);
        conversations.hand(anna.id(), Holder.agent(BEN), "");

        assertThat(outbox.sent(first, 1, "one", Instant.now(), Duration.ofSeconds(10)))
                .isEmpty();

        assertThat(statuses(anna)).containsExactly("sent", "withheld");
    }

    private Outgoing sendingWithAnotherBehind(Conversation conversation) {
        botSays(conversation, "one");
        botSays(conversation, "two");
        await(() -> statuses(conversation).equals(List.of("sent", "sent")));
        jdbc.sql(
                        """
                        update delivery
                           set status = case number when 2 then 'sending' else 'queued' end, attempts = 1,
                               next_attempt_at = now() + case number when 2 then interval '1 hour' else interval '0' end
                         where conversation_id = ?
                        """)
                .param(conversation.id().value())
                .update();
        return outgoing(UUID.randomUUID(), conversation);
    }

    private static Outgoing outgoing(UUID id, Conversation conversation) {
        return outgoing(id, conversation, 1);
    }

    private static Outgoing outgoing(UUID id, Conversation conversation, int attempt) {
        var to = conversation.customer().ref();
        return new Outgoing(
                id,
                conversation.id(),
                2,
                true,
                to.channel(),
                to.account(),
                to.externalId(),
                "{}",
                attempt,
                0,
                Instant.now(),
                null,
                Map.of(),
                null,
                Lease.of(Duration.ofMinutes(1)));
    }

    @Test
    void doesNotRepeatATokenTheProviderQuotes() {
        var anna = wrote(stranger());
        var token = "EAAB" + "0aZ".repeat(60);
        SEND_API.stubFor(post(urlPathMatching("/v25.0/.*/messages"))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"error\":{\"code\":190,\"message\":\"Malformed access token " + token + "\"}}")));
        botSays(anna, "hello");

        await(() -> deliveries.of(anna.id()).get(2).error() != null);
        assertThat(deliveries.of(anna.id()).get(2).error())
                .contains("Malformed access token")
                .doesNotContain("0aZ0aZ");
        assertThat(accounts.status(accounts.get("messenger", "lamps")).failure())
                .contains("190")
                .doesNotContain("0aZ0aZ");
        startAfresh();
    }

    @Test
    void givesUpAfterAWhile() {
        var anna = wrote(stranger());
        SEND_API.stubFor(post(urlPathMatching("/v25.0/.*/messages"))
                .willReturn(aResponse().withStatus(500)));

        botSays(anna, "hello");

        await(() -> statuses(anna).contains("failed"));
        assertThat(requestsTo(anna)).hasSize(3);
        assertThat(deliveries.of(anna.id()).get(2).error()).contains("HTTP 500");
    }

    @Test
    void keepsTryingWhileTheProviderIsDown() {
        var anna = waitsForAnAnswerBy("messenger");

        meetsSetback(anna, 100, new Outcome.Later("the provider could not be reached"), Duration.ofHours(1));

        assertThat(statuses(anna)).containsExactly("queued");
        assertThat(deliveries.of(anna.id()).get(2).error()).contains("could not be reached");
        assertThat(dueIn(anna)).isLessThanOrEqualTo(30);

        meetsSetback(anna, 101, new Outcome.Later("the provider could not be reached"), Duration.ZERO);
        assertThat(statuses(anna)).containsExactly("failed");
    }

    @Test
    void holdsAMessageForAtFaultWhileTheProviderTakesOthers() {
        var anna = waitsForAnAnswerBy("messenger");
        health.took(accountOf(anna));

        meetsSetback(anna, 5, new Outcome.Later("the provider is disturbed"), Duration.ofHours(1));
        assertThat(statuses(anna)).containsExactly("queued");

        meetsSetback(anna, 6, new Outcome.Later("the provider is disturbed"), Duration.ofHours(1));
        assertThat(statuses(anna)).containsExactly("failed");
    }

    @Test
    void sendsWhatGotNoAnswerAgainWhereTheProviderWouldHaveToldThatItTookIt() {
        var anna = waitsForAnAnswerBy("messenger");

        meetsSetback(anna, 100, new Outcome.Unclear("no answer in time"), Duration.ofHours(1));
        assertThat(statuses(anna)).containsExactly("queued");

        meetsSetback(anna, 101, new Outcome.Unclear("no answer in time"), Duration.ZERO);
        assertThat(statuses(anna)).containsExactly("failed");
    }

    @Test
    void triesAFewTimesOnlyWhereNobodyTellsWhatWasTaken() {
        var anna = waitsForAnAnswerBy("telegram");

        meetsSetback(anna, 2, new Outcome.Unclear("no answer in time"), Duration.ofHours(1));
        assertThat(statuses(anna)).containsExactly("queued");

        meetsSetback(anna, 3, new Outcome.Unclear("no answer in time"), Duration.ofHours(1));
        assertThat(statuses(anna)).containsExactly("failed");
    }

    @Test
    void aProviderThatTakesNothingLeavesTheSendersToOthers() {
        var anna = waitsForAnAnswerBy("messenger");
        var disturbed = new Outcome.Later("the provider is disturbed");

        IntStream.range(0, 4).forEach(time -> meetsSetback(anna, 1, disturbed, Duration.ofHours(1)));
        assertThat(whyPaused(anna)).isEqualTo("test");

        meetsSetback(anna, 100, disturbed, Duration.ZERO);
        assertThat(whyPaused(anna)).isEqualTo("the provider is disturbed");
    }

    /** By an account of its own, which is paused: nothing is sent but what the test sends. */
    private Conversation waitsForAnAnswerBy(String channel) {
        var account = "paused-" + UUID.randomUUID();
        pause(channel, account);
        var anna = wrote(new CustomerRef(MerchantId.of("lamps"), channel, account, "customer-" + UUID.randomUUID()));
        botSays(anna, "hello");
        return anna;
    }

    private String whyPaused(Conversation conversation) {
        return jdbc.sql("select reason from account_pause where account = ?")
                .param(conversation.customer().ref().account())
                .query(String.class)
                .single();
    }

    private void meetsSetback(Conversation conversation, int attempt, Outcome outcome, Duration patience) {
        var id = jdbc.sql(
                        "update delivery set status = 'sending', attempts = ?, next_attempt_at = now() + interval '1 hour' where conversation_id = ? returning id")
                .params(attempt, conversation.id().value())
                .query(UUID.class)
                .single();
        new Setbacks(outbox, channels, reachability, health, patientFor(patience), Clock.systemUTC())
                .note(accountOf(conversation), outgoing(id, conversation, attempt), outcome);
    }

    private static Account accountOf(Conversation conversation) {
        var to = conversation.customer().ref();
        return new Account(to.merchant(), to.channel(), to.account(), true, Map.of());
    }

    private int dueIn(Conversation conversation) {
        return jdbc.sql(
                        "select extract(epoch from max(next_attempt_at) - now())::int from delivery where conversation_id = ?")
                .param(conversation.id().value())
                .query(Integer.class)
                .single();
    }

    private static DispatcherSettings patientFor(Duration patience) {
        return new DispatcherSettings(
                4,
                Duration.ofMillis(10),
                Duration.ofSeconds(30),
                3,
                patience,
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                Duration.ofMillis(100));
    }

    private Conversation wrote(CustomerRef customer) {
        bot.isSilent();
        conversations.record(new Inbound(customer, null, Instant.now(), Content.text("hi")));
        return conversationOf(customer);
    }

    private void botSays(Conversation conversation, String text) {
        conversations.reply(conversation.id(), Author.BOT, Content.text(text), null);
    }

    private void lastWroteBefore(Conversation conversation, String interval) {
        jdbc.sql("update conversation set last_customer_at = now() - ?::interval where id = ?")
                .params(interval, conversation.id().value())
                .update();
    }

    private void pause(String account) {
        pause("messenger", account);
    }

    private void pause(String channel, String account) {
        jdbc.sql("insert into account_pause values (?, ?, 'lamps', now() + interval '1 hour', 'test')")
                .params(channel, account)
                .update();
    }

    private void resume() {
        jdbc.sql("delete from account_pause").update();
    }

    private List<String> pausedAccounts() {
        return jdbc.sql("select account from account_pause").query(String.class).list();
    }

    private List<String> statuses(Conversation conversation) {
        return statuses(conversation.id());
    }

    private List<String> statuses(ConversationId id) {
        return deliveries.of(id).values().stream().map(Delivery::status).toList();
    }

    private List<String> arrivedAt(Conversation conversation) {
        return requestsTo(conversation).stream()
                .map(LoggedRequest::getBodyAsString)
                .map(OutboxModuleTests::text)
                .toList();
    }

    private List<LoggedRequest> requestsTo(Conversation conversation) {
        var recipient = conversation.customer().ref().externalId();
        var newestFirst = SEND_API.getAllServeEvents().stream()
                .map(event -> event.getRequest())
                .filter(request -> request.getBodyAsString().contains(recipient))
                .toList();
        var requests = new ArrayList<>(newestFirst);
        Collections.reverse(requests);
        return requests;
    }

    private static String text(String request) {
        try {
            return new ObjectMapper().readTree(request).at("/message/text").asText();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
