package chat.baton.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.baton.channel.Arrival;
import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.Lease;
import chat.baton.channel.Media;
import chat.baton.channel.Outcome;
import chat.baton.channel.Outgoing;
import chat.baton.channel.Samples;
import chat.baton.channel.Signal;
import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.Holder;
import chat.baton.core.AgentId;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

/** What a customer's pages are told: live, after a gap, and from the beginning. */
@Timeout(60)
class WebChatConversationTests extends WebChatContext {

    @Autowired
    private ProducerTemplate routes;

    @Autowired
    private ChatEvents events;

    @Autowired
    private ChatSessions sessions;

    @Autowired
    private Media media;

    @Autowired
    private TransactionOperations transaction;

    @Test
    void aCustomerIsAnswered() {
        var page = page().begins();
        var id = UUID.randomUUID();

        page.says(id, "café");

        await(() -> page.reads().size() == 2);
        assertThat(page.reads()).containsExactly("customer: café", "bot: You said café");
        assertThat(said(customer(page))).containsExactly("customer: café", "bot: You said café");
        var own = page.hears().get(0);
        assertThat(own.path("seq").asLong()).isEqualTo(1);
        assertThat(own.path("data").path("clientMessageId").asText()).isEqualTo(id.toString());
        assertThat(Instant.parse(own.path("at").asText()))
                .isBefore(Instant.now().plusSeconds(1));
        await(() -> deliveries
                .of(conversationOf(customer(page)).id())
                .get(2)
                .status()
                .equals("sent"));
    }

    @Test
    void aTakeoverAndAMessageAtOnceDoNotWaitForEachOther() {
        bot.isSilent();
        var page = page().begins();
        page.says(UUID.randomUUID(), "hello");
        await(() -> page.reads().size() == 1);
        var conversation = conversationOf(customer(page)).id();

        transaction.executeWithoutResult(takeover -> {
            conversations.lock(conversation);
            page.says(UUID.randomUUID(), "are you there?");
            await(() -> count("select count(*) from pg_stat_activity where datname = current_database()"
                            + " and wait_event_type = 'Lock'")
                    > 0);
            conversations.hand(conversation, new Holder.Agent(AgentId.of("ben")), "");
        });

        await(() -> page.reads().contains("customer: are you there?"));
        assertThat(count("select max(attempts) from inbound_event where lane = ?", page.session()))
                .isZero();
    }

    @Test
    void aTapIsATap() {
        var page = page().begins();

        page.tells(
                "messages",
                "{\"clientMessageId\":\"" + UUID.randomUUID()
                        + "\",\"type\":\"postback\",\"title\":\"Medium\",\"payload\":\"LAMP-M\"}");

        await(() -> page.reads().size() == 2);
        assertThat(conversations
                        .messages(conversationOf(customer(page)).id(), 0)
                        .get(0)
                        .content())
                .isEqualTo(new Content.Tapped("Medium", "LAMP-M"));
        assertThat(page.reads()).startsWith("customer: Medium");
    }

    @Test
    void aPictureIsSeenByTheAgentAndInThePages() throws Exception {
        bot.isSilent();
        var page = page().begins();
        var id = UUID.randomUUID();

        page.attaches(id, "my lamp.png", Samples.png());

        await(() -> page.reads().size() == 1);
        var file = media.find(customer(page), fileOf(page)).orElseThrow();
        assertThat(firstOf(page)).isEqualTo(new Content.Image("/media/" + file.id(), null));
        assertThat(media.of(LAMPS, List.of(firstOf(page)))).containsValue(file);
        assertThat(media.open(file).getContentAsByteArray()).isEqualTo(Samples.png());
        assertThat(file.name()).isEqualTo("my lamp.png");
        var told = page.hears().get(0).path("data");
        assertThat(told.path("clientMessageId").asText()).isEqualTo(id.toString());
        assertThat(told.path("from").asText()).isEqualTo("customer");
        assertThat(told.has("text")).isFalse();
        assertThat(told.path("media").path("kind").asText()).isEqualTo("image");
        assertThat(opened(told.path("media").path("url").asText())).isEqualTo(Samples.png());
    }

    @Test
    void aDocumentKeepsItsName() {
        bot.isSilent();
        var page = page().begins();

        page.attaches(UUID.randomUUID(), "bill.pdf", "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8));

        await(() -> page.reads().size() == 1);
        assertThat(firstOf(page)).isEqualTo(new Content.File("file", "/media/" + fileOf(page), "bill.pdf"));
        assertThat(page.hears().get(0).path("data").path("media").path("name").asText())
                .isEqualTo("bill.pdf");
    }

    @Test
    void theFirstFileOfAMessageIsTheOneThatWasSent() {
        bot.isSilent();
        var page = page().begins();
        var id = UUID.randomUUID();
        page.attaches(id, "lamp.png", Samples.png());
        await(() -> page.reads().size() == 1);
        var first = firstOf(page);

        assertThat(page.attaches(id, "bill.pdf", "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(202);

        page.says("next");
        await(() -> page.reads().size() == 2);
        assertThat(firstOf(page)).isEqualTo(first);
        assertThat(media.of(LAMPS, List.of(first)).get(first).type()).isEqualTo("image/png");
    }

    @Test
    void anotherCustomersFileIsShownToNobody() {
        bot.isSilent();
        var ben = page().begins();
        ben.attaches(UUID.randomUUID(), "secret.png", Samples.png());
        await(() -> ben.reads().size() == 1);
        var anna = page().begins();

        inbox.keep(List.of(Arrival.of(
                accounts.get("webchat", "lamps"),
                "forged " + anna.session(),
                ChatEnvelope.ATTACHMENTS,
                anna.session(),
                Instant.now(),
                Json.write(new Attached(UUID.randomUUID(), fileOf(ben))),
                true)));

        await(() -> anna.reads().size() == 1);
        assertThat(firstOf(anna)).isInstanceOf(Content.NotUnderstood.class);
        assertThat(anna.hears().get(0).path("data").has("media")).isFalse();
    }

    private Content firstOf(ShopPage page) {
        return conversations
                .messages(conversationOf(customer(page)).id(), 0)
                .get(0)
                .content();
    }

    private UUID fileOf(ShopPage page) {
        return jdbc.sql("select id from media where customer = ? order by created_at limit 1")
                .param(page.session())
                .query(UUID.class)
                .single();
    }

    private byte[] opened(String link) throws Exception {
        var here = URI.create(link.replace("https://shop.example", "http://127.0.0.1:" + port));
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(here).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    @Test
    void aStreamTellsWhatWasSaidAndWhatComes() throws Exception {
        var page = page().begins();
        page.says("one");
        await(() -> page.reads().size() == 2);

        try (var stream = page.listens(0, "")) {
            assertThat(stream.answer().headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            assertThat(stream.answer().headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(textsOf(stream, 2)).containsExactly("one", "You said one");
            page.says("two");
            assertThat(textsOf(stream, 2)).containsExactly("two", "You said two");
        }
    }

    @Test
    void aStreamGoesOnWhereItBroke() throws Exception {
        var page = page().begins();
        page.says("one");
        await(() -> page.reads().size() == 2);
        String lastSeen;
        try (var stream = page.listens(0, "")) {
            lastSeen = message(stream).get("id");
        }

        try (var again = page.listens(0, lastSeen)) {
            assertThat(textsOf(again, 1)).containsExactly("You said one");
        }
        try (var again = page.listens(Long.parseLong(lastSeen), "")) {
            assertThat(textsOf(again, 1)).containsExactly("You said one");
        }
    }

    @Test
    void twoTabsAreToldTheSame() throws Exception {
        var page = page().begins();
        try (var first = page.listens(0, "");
                var second = page.listens(0, "")) {
            IntStream.rangeClosed(1, 5).forEach(number -> page.says("message " + number));

            var told = messages(first, 10);
            assertThat(messages(second, 10)).isEqualTo(told);
            assertThat(told).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatAnotherNodeTellsIsHeardSoon() throws Exception {
        var page = page().begins();
        try (var stream = page.listens(0, "")) {
            jdbc.sql(
                            """
                            with s as (update webchat_session set last_seq = 1 where id = ?::uuid returning *)
                            insert into webchat_event (session_id, seq, merchant_id, kind, payload, at)
                            select id, 1, merchant_id, 'message', '{"from":"bot","text":"From afar"}', now() from s
                            """)
                    .param(page.session())
                    .update();

            assertThat(textsOf(stream, 1)).containsExactly("From afar");
        }
    }

    @Test
    void theSixthStreamEndsTheFirst() throws Exception {
        var page = page().begins();
        var streams = new ArrayList<ShopPage.Stream>();
        for (int opened = 0; opened <= ChatStreams.MOST_OF_A_SESSION; opened++) {
            streams.add(page.listens(0, ""));
        }

        assertThat(streams.get(0).next()).isNull();
        page.says("hi");
        assertThat(textsOf(streams.get(ChatStreams.MOST_OF_A_SESSION), 1)).containsExactly("hi");
        for (var stream : streams) {
            stream.close();
        }
    }

    @Test
    void aPageThatAsksWaitsUntilThereIsSomething() throws Exception {
        var page = page().begins();
        var answer = CompletableFuture.supplyAsync(() -> page.polls(0, 25));

        page.says("hi");

        var told = answer.get().body();
        assertThat(told.path("events").get(0).path("data").path("text").asText())
                .isEqualTo("hi");
        assertThat(told.path("last").asLong()).isPositive();
    }

    @Test
    void whoTakesAnythingGetsAList() {
        var answer = page().begins().accepting("*/*").polls(0, 0);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void aPlaceThatIsNoNumberIsAProblem() {
        var page = page().begins();

        assertThat(page.gets("sessions/" + page.session() + "/events?after=x").status())
                .isEqualTo(400);
        assertThat(page.listens(0, "x").answer().statusCode()).isEqualTo(400);
    }

    @Test
    void aPageThatAsksIsNotKeptForEver() {
        var page = page().begins();

        var answer = page.polls(7, 1);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).hasToString("{\"events\":[],\"last\":7,\"more\":false}");
    }

    @Test
    void aLongHistoryComesInPages() {
        var page = page().begins();
        var id = UUID.fromString(page.session());
        IntStream.rangeClosed(1, 450)
                .forEach(number ->
                        events.tellMessage(id, "m" + number, "{\"from\":\"bot\",\"text\":\"" + number + "\"}"));

        var texts = new ArrayList<String>();
        JsonNode told = page.polls(0, 0).body();
        while (told.path("more").asBoolean()) {
            told.path("events")
                    .forEach(event -> texts.add(event.path("data").path("text").asText()));
            told = page.polls(told.path("last").asLong(), 0).body();
        }
        told.path("events")
                .forEach(event -> texts.add(event.path("data").path("text").asText()));

        assertThat(texts)
                .isEqualTo(
                        IntStream.rangeClosed(1, 450).mapToObj(String::valueOf).toList());
    }

    @Test
    void aLongHistoryIsToldAPageAtATime() {
        var page = page().begins();
        var id = UUID.fromString(page.session());
        IntStream.rangeClosed(1, 450)
                .forEach(number ->
                        events.tellMessage(id, "m" + number, "{\"from\":\"bot\",\"text\":\"" + number + "\"}"));
        var streams = new ChatStreams(events, new ChatSettings(20, 30, 30, 500), Clock.systemUTC());
        var watcher = new Counting(id, "net");

        streams.open(watcher);
        assertThat(watcher.pages).isEqualTo(List.of(200));
        await(() -> watcher.pages.size() >= 3);
        assertThat(watcher.pages.subList(0, 3)).isEqualTo(List.of(200, 200, 50));
        streams.stop();
    }

    @Test
    void aNetworkHasItsShareOfPagesThatWait() {
        var streams = new ChatStreams(events, new ChatSettings(20, 30, 30, 2), Clock.systemUTC());
        var first = new Counting(UUID.randomUUID(), "here");
        streams.open(first);
        streams.open(new Counting(UUID.randomUUID(), "here"));

        assertThatThrownBy(() -> streams.open(new Counting(UUID.randomUUID(), "here")))
                .isInstanceOf(ChatRefusal.class);
        streams.open(new Counting(UUID.randomUUID(), "there"));
        first.ended.run();
        streams.open(new Counting(UUID.randomUUID(), "here"));
        streams.stop();
    }

    /** A page that counts what it is told. */
    private static class Counting extends ChatWatcher {

        final List<Integer> pages = new CopyOnWriteArrayList<>();
        Runnable ended = () -> {};

        Counting(UUID session, String network) {
            super(session, network, 0);
        }

        @Override
        void tell(ChatPage page, Instant now) {
            if (!page.isEmpty()) {
                pages.add(page.events().size());
            }
        }

        @Override
        boolean isDue(Instant now) {
            return false;
        }

        @Override
        void end() {}

        @Override
        void whenEnded(Runnable done) {
            ended = done;
        }
    }

    @Test
    void aPictureOfLongAgoHasALinkThatLasts() {
        var page = page().begins();
        var file = "https://shop.example/media/public/" + UUID.randomUUID();
        var elsewhere = "https://pictures.example/a.jpg?expires=1";
        for (var url : List.of(file + "?expires=1&signature=old", elsewhere)) {
            events.tellMessage(
                    UUID.fromString(page.session()),
                    url,
                    "{\"from\":\"agent\",\"media\":{\"kind\":\"image\",\"url\":\"" + url + "\"}}");
        }

        var urls = page.hears().stream()
                .map(event -> event.path("data").path("media").path("url").asText())
                .toList();

        assertThat(urls.get(0)).matches(java.util.regex.Pattern.quote(file) + "\\?expires=\\d{10}&signature=.{20,}");
        assertThat(urls.get(1)).isEqualTo(elsewhere);
    }

    @Test
    void aPartThatIsDeliveredAgainIsToldOnce() {
        var page = page().begins();
        var message = outgoing(page.session());
        var part = "{\"id\":\"baton:1\",\"from\":\"bot\",\"text\":\"Hello\"}";

        assertThat(deliver(message, part)).isEqualTo(new Outcome.Accepted("baton:1"));
        assertThat(deliver(message, part)).isEqualTo(new Outcome.Accepted("baton:1"));

        assertThat(page.reads()).containsExactly("bot: Hello");
    }

    @Test
    void nothingReachesASessionThatHasEnded() {
        var page = page().begins();
        jdbc.sql("update webchat_session set expires_at = now() where id = ?::uuid")
                .param(page.session())
                .update();

        var part = "{\"id\":\"baton:1\",\"from\":\"bot\",\"text\":\"Hello\"}";
        assertThat(deliver(outgoing(page.session()), part)).isInstanceOf(Outcome.Stopped.class);
        assertThat(deliver(outgoing("nobody"), part)).isInstanceOf(Outcome.Stopped.class);
    }

    @Test
    void pagesAreToldWhoAnswers() {
        var page = page().begins();
        page.says("hi");
        await(() -> page.reads().size() == 2);
        var conversation = conversationOf(customer(page)).id();

        conversations.hand(conversation, Holder.QUEUE, "asked for");
        conversations.hand(conversation, Holder.agent(AgentId.of("ben")), "");
        conversations.reply(conversation, Author.agent(AgentId.of("ben")), Content.text("Ben here."), null);
        await(() -> page.reads().size() == 3);
        conversations.hand(conversation, Holder.BOT, "");

        assertThat(page.reads()).endsWith("agent: Ben here.");
        assertThat(page.hears().stream()
                        .filter(event -> event.path("event").asText().equals("handover"))
                        .map(event -> event.path("data").path("holder").asText()))
                .containsExactly("queue", "agent", "bot");
    }

    @Test
    void pagesAreToldThatAMessageWasSeen() {
        var page = page().begins();
        var id = UUID.randomUUID();

        page.says(id, "hi");

        await(() -> page.hears().stream()
                .anyMatch(event -> event.path("event").asText().equals("read")
                        && event.path("data").path("clientMessageId").asText().equals(id.toString())));
    }

    @Test
    void typingIsToldUntilTheAnswerIsThere() {
        bot.isSilent();
        var page = page().begins();
        var id = UUID.randomUUID();
        page.says(id, "hi");
        await(() -> page.reads().size() == 1);

        signalTyping(page, id);
        await(() -> typings(page) > 0);
        events.tellMessage(UUID.fromString(page.session()), "m", "{\"from\":\"bot\",\"text\":\"Answer\"}");
        var typed = typings(page);
        signalTyping(page, id);

        assertThat(typings(page)).isEqualTo(typed);
    }

    @Test
    void typingOfLongAgoIsNotToldAgain() {
        var typing = new ChatEvent(1, ChatEvent.TYPING, Instant.now().minusSeconds(16), null);
        var message = new ChatEvent(2, ChatEvent.MESSAGE, Instant.now().minusSeconds(16), null);

        assertThat(new ChatPage(List.of(typing, message), 2, false).at(Instant.now()))
                .isEqualTo(new ChatPage(List.of(message), 2, false));
    }

    @Test
    void whatTheCustomerHasSeenIsRead() {
        var page = page().begins();
        page.says("hi");
        var customer = customer(page);
        await(() -> page.reads().size() == 2
                && deliveries.of(conversationOf(customer).id()).get(2).status().equals("sent"));
        var last = page.polls(0, 0).body().path("last").asLong();

        assertThat(page.tells("read", "{\"seq\":" + last + "}").status()).isEqualTo(204);

        await(() -> deliveries.of(conversationOf(customer).id()).get(2).status().equals("read"));
    }

    @Test
    void readingWhatWasNeverToldChangesNothing() {
        var page = page().begins();

        assertThat(page.tells("read", "{\"seq\":0}").status()).isEqualTo(400);
        assertThat(page.tells("read", "{\"seq\":\"x\"}").status()).isEqualTo(400);
        assertThat(page.tells("read", "{\"seq\":99}").status()).isEqualTo(204);
        await(() ->
                count("select count(*) from inbound_event where lane = ? and status = 'handled'", page.session()) == 1);
    }

    @Test
    void anEndedSessionIsForgottenWithAllItWasTold() {
        var page = page().begins();
        events.tellMessage(UUID.fromString(page.session()), "m", "{\"from\":\"bot\",\"text\":\"x\"}");
        jdbc.sql("update webchat_session set expires_at = now() - interval '1 day' where id = ?::uuid")
                .param(page.session())
                .update();

        assertThat(sessions.forgetEndedBefore(Clock.systemUTC().instant().minus(Duration.ofHours(1)), 100))
                .isEqualTo(1);
        assertThat(count("select count(*) from webchat_event where session_id = ?::uuid", page.session()))
                .isZero();
    }

    private void signalTyping(ShopPage page, UUID message) {
        routes.requestBody(
                "direct:signal-webchat", new Signal.Wanted(Signal.TYPING, customer(page), message.toString()));
    }

    private static long typings(ShopPage page) {
        return page.hears().stream()
                .filter(event -> event.path("event").asText().equals("typing"))
                .count();
    }

    private static Map<String, String> message(ShopPage.Stream stream) throws Exception {
        var event = stream.next();
        while (!event.get("event").equals("message")) {
            event = stream.next();
        }
        return event;
    }

    private static List<String> messages(ShopPage.Stream stream, int count) throws Exception {
        var told = new ArrayList<String>();
        for (int heard = 0; heard < count; heard++) {
            told.add(message(stream).get("data"));
        }
        return told;
    }

    private static List<String> textsOf(ShopPage.Stream stream, int count) throws Exception {
        return messages(stream, count).stream()
                .map(data -> chat.baton.channel.Json.read(data)
                        .path("data")
                        .path("text")
                        .asText())
                .toList();
    }

    private Outcome deliver(Outgoing message, String part) {
        return routes.request("direct:deliver-webchat", it -> {
                    it.setProperty(Channel.ACCOUNT, accounts.get("webchat", "lamps"));
                    it.setProperty(Outgoing.PROPERTY, message);
                    it.getMessage().setBody(part);
                })
                .getMessage()
                .getBody(Outcome.class);
    }

    private static Outgoing outgoing(String recipient) {
        var id = UUID.randomUUID();
        return new Outgoing(
                id,
                new chat.baton.conversation.ConversationId(id),
                1,
                true,
                "webchat",
                "lamps",
                recipient,
                "{}",
                1,
                0,
                Instant.now(),
                null,
                Map.of(),
                null,
                Lease.of(Duration.ofMinutes(1)));
    }
}
