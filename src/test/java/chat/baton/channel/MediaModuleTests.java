package chat.baton.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Message;
import chat.baton.core.MerchantId;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.util.AopTestUtils;

/** Pictures and files, from the provider into the store and from there out again. */
class MediaModuleTests extends ChannelContext {

    private static final MerchantId LAMPS = MerchantId.of("lamps");

    @Autowired
    private Media media;

    @Autowired
    private MediaTable table;

    @Autowired
    private MediaFetching fetching;

    @Autowired
    private AccountTable accountTable;

    @Autowired
    private AccountMemory accountMemory;

    @Autowired
    private CamelContext camel;

    @Autowired
    private MediaAnswers answers;

    private final CustomerRef anna = stranger();
    private int sent;

    @BeforeEach
    void theBotIsSilent() {
        bot.isSilent();
    }

    @Test
    void fetchesWhatACustomerSent() throws IOException {
        SEND_API.stubFor(get("/lamp").willReturn(ok().withBody(Samples.png()).withHeader("Content-Type", "text/html")));

        var file = settled(sends("/lamp"));

        assertThat(file.isStored()).isTrue();
        assertThat(file.merchant()).isEqualTo(LAMPS);
        assertThat(file.type()).isEqualTo("image/png");
        assertThat(file.size()).isEqualTo(Samples.png().length);
        assertThat(media.open(file).getContentAsByteArray()).isEqualTo(Samples.png());
    }

    @Test
    void whatItsCustomerTookBackIsGone() {
        SEND_API.stubFor(get("/lamp").willReturn(ok().withBody(Samples.png())));
        SEND_API.stubFor(get("/never").willReturn(serverError()));
        inbox.keep(List.of(says("\"attachments\":[" + image("/lamp") + "," + image("/lamp") + "]")));
        await(() -> pictures().size() == 2);
        var stored = pictures();
        stored.forEach(this::settled);

        conversations.deleted(anna, "m_1", Instant.now());

        for (var id : stored) {
            var file = media.find(id).orElseThrow();
            assertThat(answers.of(file).getStatusCode()).isEqualTo(HttpStatus.GONE);
            await(() -> !media.open(file).exists()
                    && media.find(id).orElseThrow().status().equals("failed"));
            assertThat(media.find(id).orElseThrow().error()).isEqualTo("was taken back by the customer");
        }
    }

    @Test
    void whatItsCustomerTookBackIsNotFetched() {
        SEND_API.stubFor(get("/later").willReturn(serverError()));
        var id = sends("/later");
        await(() -> media.find(id).orElseThrow().error() != null);

        conversations.deleted(anna, "m_1", Instant.now());

        await(() -> media.find(id).orElseThrow().status().equals("failed"));
        var asked = SEND_API.findAll(getRequestedFor(urlEqualTo("/later"))).size();
        fetching.fetchNext();
        SEND_API.verify(asked, getRequestedFor(urlEqualTo("/later")));
        assertThat(media.open(media.find(id).orElseThrow()).exists()).isFalse();
    }

    @Test
    void whatItsCustomerTookBackWhileItCameIsNotKept() {
        SEND_API.stubFor(get("/lamp").willReturn(ok().withBody(Samples.png())));
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into media (id, merchant_id, channel, account, customer, kind, reference, status, attempts,
                                           next_attempt_at)
                        values (?, 'lamps', 'messenger', 'lamps', ?, 'image', ?, 'wanted', 0, 'infinity')
                        """)
                .params(id, anna.externalId(), SEND_API.baseUrl() + "/lamp")
                .update();
        var begun =
                new MediaTable.Wanted(id, LAMPS, "messenger", "lamps", SEND_API.baseUrl() + "/lamp", null, 0, false);
        table.takenBack(LAMPS, List.of(id));
        await(() -> media.find(id).orElseThrow().status().equals("failed"));

        fetching.fetch(begun);

        assertThat(media.open(media.find(id).orElseThrow()).exists()).isFalse();
        assertThat(media.find(id).orElseThrow().isStored()).isFalse();
    }

    private List<UUID> pictures() {
        return conversations.find(anna).stream()
                .flatMap(known -> conversations.messages(known.id(), 0).stream())
                .map(Message::content)
                .filter(Content.Image.class::isInstance)
                .map(content -> UUID.fromString(((Content.Image) content).url().substring("/media/".length())))
                .toList();
    }

    private static String image(String path) {
        return "{\"type\":\"image\",\"payload\":{\"url\":\"" + SEND_API.baseUrl() + path + "\"}}";
    }

    @Test
    void asksAgainWhenTheProviderCouldNotGiveIt() {
        SEND_API.stubFor(
                get("/later").inScenario("later").willReturn(serverError()).willSetStateTo("awake"));
        SEND_API.stubFor(get("/later")
                .inScenario("later")
                .whenScenarioStateIs("awake")
                .willReturn(ok().withBody(Samples.png())));

        assertThat(settled(sends("/later")).isStored()).isTrue();
        SEND_API.verify(2, getRequestedFor(urlEqualTo("/later")));
    }

    @Test
    void givesUpAfterSomeTries() {
        SEND_API.stubFor(get("/never").willReturn(serverError()));

        var file = settled(sends("/never"));

        assertThat(file.status()).isEqualTo("failed");
        assertThat(file.error()).isEqualTo("could not be fetched");
        SEND_API.verify(3, getRequestedFor(urlEqualTo("/never")));
    }

    @Test
    void saysWhyItTakesNoFileThatIsTooLarge() {
        SEND_API.stubFor(get("/film").willReturn(ok().withBody(new byte[100_000])));

        assertThat(settled(sends("/film")).error()).isEqualTo("is larger than 64 kB");
        SEND_API.verify(1, getRequestedFor(urlEqualTo("/film")));
    }

    @Test
    void isNotFooledByWhatAFileCallsItself() {
        SEND_API.stubFor(
                get("/lamp.png").willReturn(ok().withBody(Samples.html()).withHeader("Content-Type", "image/png")));

        assertThat(settled(sends("/lamp.png")).error()).isEqualTo("is of a type that is not accepted, text/html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:{port}/lamp", "https://127.0.0.1/lamp", "file:/etc/passwd", "???"})
    void asksNobodyInside(String reference) {
        var file = settled(sendsFrom(reference.replace("{port}", "" + SEND_API.port())));

        assertThat(file.status()).isEqualTo("failed");
        assertThat(SEND_API.getAllServeEvents())
                .noneMatch(event -> event.getRequest().getUrl().equals("/lamp"));
    }

    @Test
    void fetchesWhatACrashedNodeHadBegun() {
        SEND_API.stubFor(get("/lamp").willReturn(ok().withBody(Samples.png())));
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into media (id, merchant_id, channel, account, customer, kind, reference, status, attempts,
                                           next_attempt_at)
                        values (?, 'lamps', 'messenger', 'lamps', 'A', 'image', ?, 'wanted', 1, now() + interval '1 hour')
                        """)
                .params(id, SEND_API.baseUrl() + "/lamp")
                .update();
        assertThat(AopTestUtils.<MediaFetching>getTargetObject(fetching).fetchNext())
                .isFalse();
        assertThat(media.find(id).orElseThrow().isWanted()).isTrue();

        jdbc.sql("update media set next_attempt_at = now() where id = ?")
                .param(id)
                .update();

        assertThat(settled(id).isStored()).isTrue();
    }

    @Test
    void forgetsAWishWithItsTransaction() {
        bot.does(event -> {
            throw new IllegalStateException("the flow broke");
        });

        tells(SEND_API.baseUrl() + "/lost");

        await(() ->
                inbox.parked(LAMPS).stream().anyMatch(event -> event.customer().equals(anna.externalId())));
        assertThat(jdbc.sql("select count(*) from media where customer = ?")
                        .param(anna.externalId())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void leavesTheFetchingToAChannelThatKnowsHow() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fetch-carrier").routeId("test-fetch").process(exchange -> {
                    assertThat(exchange.getProperty(Channel.ACCOUNT, Account.class)
                                    .name())
                            .isEqualTo("loft");
                    var wanted = exchange.getMessage().getBody(String.class);
                    exchange.getMessage().setHeader("CamelHttpResponseCode", wanted.equals("pigeon-7") ? 200 : 404);
                    exchange.getMessage().setBody(Samples.jpeg());
                });
            }
        });
        accountTable.save(new Account(LAMPS, "carrier", "loft", true, Map.of()), key -> false);
        accountMemory.forget();

        assertThat(settled(sentByPigeon("loft", "pigeon-7")).type()).isEqualTo("image/jpeg");
        assertThat(settled(sentByPigeon("loft", "pigeon-8")).error()).contains("404");
        assertThat(settled(sentByPigeon("tower", "pigeon-7")).error()).contains("not connected any more");
    }

    private UUID sentByPigeon(String account, String reference) {
        var id = UUID.randomUUID();
        table.want(
                id, new CustomerRef(LAMPS, "carrier", account, "A"), new Media.Source("image", reference, null, null));
        return id;
    }

    @Test
    void givesProvidersALinkThatOpensWithoutSigningIn() throws IOException {
        var link = linkSentToAnna(Samples.png(), "lamp.png");

        assertThat(link).startsWith("https://shop.example/media/public/");
        var answer = opens(link.replace("https://shop.example", ""));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Samples.png());
        assertThat(answer.headers().map())
                .containsEntry("content-type", List.of("image/png"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("content-security-policy", List.of("default-src 'none'; sandbox"));
        assertThat(media.at(link).map(Attachment::name)).contains("lamp.png");
    }

    @Test
    void opensNoLinkThatIsNotItsOwn() throws IOException {
        var link = linkSentToAnna(Samples.pdf(), "receipt.pdf").replace("https://shop.example", "");
        var other = linkSentToAnna(Samples.png(), "lamp.png").replace("https://shop.example", "");

        assertThat(opens(link).headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(disposition ->
                        assertThat(disposition).startsWith("attachment;").contains("receipt.pdf"));
        for (var forged : List.of(
                link.replaceFirst("signature=.", "signature="),
                link.replaceFirst("&signature=.*", ""),
                link.replaceFirst("\\?.*", ""),
                link.replaceFirst("expires=\\d", "expires=9"),
                link.replaceFirst("expires=\\d+", "expires=1"),
                link.replaceFirst("expires=\\d+", "expires=x"),
                link.replaceFirst("expires=\\d+", "expires=99999999999999999999"),
                other.replaceFirst("\\?.*", "") + link.substring(link.indexOf('?')),
                "/media/public/" + UUID.randomUUID() + link.substring(link.indexOf('?')),
                "/media/public/nothing")) {
            assertThat(opens(forged).statusCode()).as(forged).isEqualTo(404);
        }
    }

    @Test
    void sendsNobodyAnotherMerchantsFile() throws IOException {
        var books = media.keep(
                new CustomerRef(MerchantId.of("books"), "messenger", "books", "B"),
                "secret.png",
                new ByteArrayInputStream(Samples.png()));
        var conversation = heardFromAnna();

        var number = conversations.reply(conversation, Author.BOT, books.content(), null);

        await(() -> deliveries.of(conversation).get(number).status().equals("failed"));
        assertThat(deliveries.of(conversation).get(number).error()).isEqualTo("the file is not there any more");
        assertThat(requestsToAnna()).isEmpty();
    }

    @Test
    void keepsNothingOfAgentsThatItWouldNotTakeFromCustomers() {
        assertThatThrownBy(() -> media.keep(anna, "lamp.png", new ByteArrayInputStream(Samples.html())))
                .isInstanceOf(UnfitFile.class);
    }

    @Test
    void callsAFileByItsLastNameOnly() throws IOException {
        for (var name : List.of("C:\\Ben\\lamp.png", "../../lamp.png", "la\u0000mp.png\n", "\u202elamp.png")) {
            assertThat(media.keep(anna, name, new ByteArrayInputStream(Samples.png()))
                            .name())
                    .isEqualTo("lamp.png");
        }
    }

    /** @return the address the provider was given */
    private String linkSentToAnna(byte[] bytes, String name) throws IOException {
        var conversation = heardFromAnna();
        var file = media.keep(anna, name, new ByteArrayInputStream(bytes));
        var number = conversations.reply(conversation, Author.BOT, file.content(), null);
        await(() -> deliveries.of(conversation).get(number).status().equals("sent"));
        var sent = requestsToAnna();
        return Json.read(sent.get(sent.size() - 1).getBodyAsString())
                .at("/message/attachment/payload/url")
                .asText();
    }

    private List<LoggedRequest> requestsToAnna() {
        return SEND_API.findAll(postRequestedFor(anyUrl())).stream()
                .filter(request -> request.getBodyAsString().contains(anna.externalId()))
                .filter(request -> request.getBodyAsString().contains("\"message\""))
                .toList();
    }

    private ConversationId heardFromAnna() {
        inbox.keep(List.of(says("\"text\":\"hello\"")));
        await(() -> conversations.find(anna).isPresent());
        return conversationOf(anna).id();
    }

    private HttpResponse<byte[]> opens(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private UUID sends(String path) {
        return sendsFrom(SEND_API.baseUrl() + path);
    }

    private UUID sendsFrom(String url) {
        tells(url);
        await(() -> conversations.find(anna).isPresent());
        return pictures().get(0);
    }

    private void tells(String url) {
        inbox.keep(List.of(says("\"attachments\":[{\"type\":\"image\",\"payload\":{\"url\":\"" + url + "\"}}]")));
    }

    private Arrival says(String rest) {
        var mid = "m_" + ++sent;
        return new Arrival(
                LAMPS,
                "messenger",
                "lamps",
                anna.externalId() + mid,
                "messaging",
                anna.externalId(),
                Instant.now(),
                "{\"message\":{\"mid\":\"" + mid + "\"," + rest + "}}",
                true);
    }

    private Attachment settled(UUID id) {
        await(() -> !media.find(id).orElseThrow().isWanted());
        return media.find(id).orElseThrow();
    }
}
