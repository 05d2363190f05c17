package chat.baton.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Samples;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and what is kept. */
class WebChatDoorTests extends WebChatContext {

    private static final String BEGIN = "{\"siteKey\":\"" + ShopPage.SITE_KEY + "\"}";

    @Test
    void aPageOfAnAllowedOriginBegins() {
        var begun = page().posts("sessions", BEGIN);

        assertThat(begun.status()).isEqualTo(201);
        assertThat(UUID.fromString(begun.body().path("sessionId").asText())).isNotNull();
        assertThat(begun.body().path("token").asText()).hasSize(43);
        assertThat(Instant.parse(begun.body().path("expiresAt").asText()))
                .isAfter(Instant.now().plus(Duration.ofDays(29)));
        assertThat(begun.header("Access-Control-Allow-Origin")).isEqualTo(ShopPage.ORIGIN);
        assertThat(begun.headers().allValues("Vary")).contains("Origin");
        assertThat(begun.header("Cache-Control")).contains("no-store");
        assertThat(begun.header("Set-Cookie")).isNull();
    }

    @Test
    void theTokenIsKeptAsItsHashOnly() {
        var page = page().begins();

        assertThat(count(
                        "select count(*) from webchat_session s where id = ?::uuid and s::text like '%' || ? || '%'",
                        page.session(), page.token()))
                .isZero();
        assertThat(count(
                        "select count(*) from webchat_session where id = ?::uuid and token_hash = sha256(?::bytea)",
                        page.session(),
                        page.token()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://lamps.example.evil.example",
                "http://lamps.example",
                "https://lamps.example:444",
                "https://LAMPS.example.",
                "null",
                "",
                "https://books.example"
            })
    void aPageFromElsewhereDoesNotBegin(String origin) {
        var sessions = count("select count(*) from webchat_session");

        var refused = page().at(origin).posts("sessions", BEGIN);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.body().path("type").asText()).isEqualTo("urn:baton:problem:forbidden");
        assertThat(count("select count(*) from webchat_session")).isEqualTo(sessions);
    }

    @Test
    void browsersAreToldForAllowedOriginsOnly() {
        var allowed = page().at("https://www.lamps.example:8443").preflights("sessions");
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("https://www.lamps.example:8443");
        assertThat(allowed.header("Access-Control-Allow-Headers")).containsIgnoringCase("authorization");
        assertThat(allowed.header("Access-Control-Allow-Credentials")).isNull();
        assertThat(allowed.headers().allValues("Vary")).contains("Origin");

        var refused = page().at("https://evil.example").preflights("sessions");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void anUnknownSiteKeyIsNobodys() {
        assertThat(page().posts("sessions", "{\"siteKey\":\"nobody_knows_it\"}").status())
                .isEqualTo(403);
        assertThat(page().posts("sessions", "{}").status()).isEqualTo(403);
        assertThat(page().gets("sites/nobody_knows_it").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"x\"", "{", "{\"siteKey\":"})
    void aBodyThatIsNoObjectIsAProblem(String body) {
        assertThat(page().posts("sessions", body).status()).isEqualTo(400);
        assertThat(page().begins().tells("messages", body).status()).isEqualTo(400);
    }

    @Test
    void theSiteIsIntroduced() {
        var site = page().gets("sites/" + ShopPage.SITE_KEY);

        assertThat(site.status()).isEqualTo(200);
        assertThat(site.body()).hasToString("{\"title\":\"Lamps\",\"greeting\":\"Hello!\",\"largestFile\":65536}");
    }

    @Test
    void aMessageIsKeptBeforeItIsAcknowledged() {
        bot.isSilent();
        var page = page().begins();
        var id = UUID.randomUUID();

        var taken = page.says(id, "hi");

        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.body()).hasToString("{\"messageId\":\"" + id + "\"}");
        assertThat(count("select count(*) from inbound_event where lane = ?", page.session()))
                .isEqualTo(1);
    }

    @Test
    void aMessageSaidAgainIsAnsweredTheSameAndKeptOnce() throws Exception {
        var page = page().begins();
        var id = UUID.randomUUID();

        var crowd = Executors.newFixedThreadPool(4);
        Callable<ShopPage.Answer> says = () -> page.says(id, "hi");
        var answers =
                crowd.invokeAll(IntStream.range(0, 8).mapToObj(time -> says).toList());
        crowd.shutdown();

        for (var answer : answers) {
            assertThat(answer.get().status()).isEqualTo(202);
            assertThat(answer.get().body().path("messageId").asText()).isEqualTo(id.toString());
        }
        await(() -> page.reads().size() == 2);
        assertThat(said(customer(page))).containsExactly("customer: hi", "bot: You said hi");
        assertThat(page.reads()).containsExactly("customer: hi", "bot: You said hi");
    }

    @Test
    void onlyWhoKnowsTheTokenIsHeard() {
        var anna = page().begins();
        var ben = page().begins();

        for (var token : new String[] {"x", ben.token(), anna.token().substring(1)}) {
            assertThat(refusedWith(anna, token)).isEqualTo(401);
        }
        assertThat(count("select count(*) from inbound_event where lane = ?", anna.session()))
                .isZero();
    }

    private int refusedWith(ShopPage page, String token) {
        var known = page.token();
        page.knowing(token);
        assertThat(page.polls(0, 0).status()).isEqualTo(401);
        assertThat(page.listens(0, "").answer().statusCode()).isEqualTo(401);
        var status = page.says("hi").status();
        page.knowing(known);
        return status;
    }

    @Test
    void aTokenIsOfNoUseToPagesFromElsewhere() {
        var page = page().begins();

        assertThat(page.at("https://books.example").says("hi").status()).isEqualTo(403);
        assertThat(page.at("https://evil.example").polls(0, 0).status()).isEqualTo(403);
        assertThat(page.at("").polls(0, 0).status()).isEqualTo(200);
    }

    @Test
    void anIdOfAnotherFormIsNoSession() {
        assertThat(page().knowing("x").gets("sessions/1/events").status()).isEqualTo(401);
        assertThat(page().knowing("x").posts("sessions/nobody/messages", "{}").status())
                .isEqualTo(401);
    }

    @Test
    void aSessionEnds() {
        var page = page().begins();
        jdbc.sql("update webchat_session set expires_at = now() where id = ?::uuid")
                .param(page.session())
                .update();

        assertThat(page.says("hi").status()).isEqualTo(401);
    }

    @Test
    void aSessionLastsFromTheLastMessageOn() {
        bot.isSilent();
        var page = page().begins();
        jdbc.sql("update webchat_session set expires_at = now() + interval '1 day' where id = ?::uuid")
                .param(page.session())
                .update();

        page.says("hi");

        assertThat(count(
                        "select count(*) from webchat_session where id = ?::uuid and expires_at > now() + interval '29 days'",
                        page.session()))
                .isEqualTo(1);
    }

    @Test
    void anAccountThatIsSwitchedOffChatsNoMore() {
        var page = page().begins();
        connections.enable("webchat", "lamps", false);

        assertThat(page.says("hi").status()).isEqualTo(403);
        assertThat(page.posts("sessions", BEGIN).status()).isEqualTo(403);
    }

    @Test
    void whoSaysTooMuchHasToWait() {
        bot.isSilent();
        var page = page().begins();
        for (int said = 0; said < 20; said++) {
            assertThat(page.says("message " + said).status()).isEqualTo(202);
        }

        var refused = page.says("one too many");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 4);
        assertThat(refused.header("Access-Control-Expose-Headers")).contains("Retry-After");
    }

    @Test
    void aHugeMessageIsRefused() {
        var page = page().begins();

        assertThat(page.says("a".repeat(4001)).status()).isEqualTo(400);
        assertThat(page.says("a".repeat(40_000)).status()).isEqualTo(413);
    }

    @Test
    void aFileIsStoredBeforeItIsAcknowledged() {
        bot.isSilent();
        var page = page().begins();
        var id = UUID.randomUUID();

        var taken = page.attaches(id, "lamp.png", Samples.png());

        assertThat(taken.status()).isEqualTo(202);
        assertThat(taken.body()).hasToString("{\"messageId\":\"" + id + "\"}");
        assertThat(taken.header("Access-Control-Allow-Origin")).isEqualTo(ShopPage.ORIGIN);
        assertThat(events(page)).isEqualTo(1);
        assertThat(count(
                        "select count(*) from media where customer = ? and status = 'stored' and type = 'image/png'",
                        page.session()))
                .isEqualTo(1);
    }

    @Test
    void aFileSentAgainIsAnsweredTheSameAndKeptOnce() throws Exception {
        bot.isSilent();
        var page = page().begins();
        var id = UUID.randomUUID();

        var crowd = Executors.newFixedThreadPool(4);
        Callable<ShopPage.Answer> sends = () -> page.attaches(id, "lamp.png", Samples.png());
        var answers =
                crowd.invokeAll(IntStream.range(0, 8).mapToObj(time -> sends).toList());
        crowd.shutdown();

        for (var answer : answers) {
            assertThat(answer.get().status()).isEqualTo(202);
            assertThat(answer.get().body().path("messageId").asText()).isEqualTo(id.toString());
        }
        assertThat(events(page)).isEqualTo(1);
        assertThat(files(page)).isEqualTo(1);
    }

    @Test
    void aFileThatIsTooLargeIsRefused() {
        var page = page().begins();

        for (var size : new int[] {65_537, 300_000}) {
            var refused = page.attaches(UUID.randomUUID(), "lamp.png", Arrays.copyOf(Samples.png(), size));

            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        }
        assertThat(page.attaches(UUID.randomUUID(), "lamp.png", Arrays.copyOf(Samples.png(), 65_536))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void whatIsNoPictureIsRefusedWhateverItIsCalled() {
        var page = page().begins();
        var html = "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);

        var refused = page.attaches(UUID.randomUUID(), "lamp.png", html);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.body().path("type").asText()).isEqualTo("urn:baton:problem:unfit-file");
        assertThat(refused.body().path("detail").asText())
                .isEqualTo("The file is of a type that is not accepted, text/html.");
        assertThat(page.attaches(UUID.randomUUID(), "lamp.png", new byte[0]).status())
                .isEqualTo(422);
        assertThat(events(page) + files(page)).isZero();
    }

    @Test
    void onlyWhoKnowsTheTokenSendsFiles() {
        var anna = page().begins();
        var ben = page().begins();
        var known = anna.token();

        assertThat(anna.knowing(ben.token())
                        .attaches(UUID.randomUUID(), "lamp.png", Samples.png())
                        .status())
                .isEqualTo(401);
        assertThat(anna.knowing(known)
                        .at("https://books.example")
                        .attaches(UUID.randomUUID(), "lamp.png", Samples.png())
                        .status())
                .isEqualTo(403);
        assertThat(events(anna) + files(anna)).isZero();
    }

    @Test
    void whoHasSaidTooMuchSendsNoFileEither() {
        bot.isSilent();
        var page = page().begins();
        for (int said = 0; said < 20; said++) {
            page.says("message " + said);
        }

        var refused = page.attaches(UUID.randomUUID(), "lamp.png", Samples.png());

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(files(page)).isZero();
    }

    @Test
    void aFormHasOneFileAndTheMessagesId() {
        var page = page().begins();
        var id = ShopPage.field("clientMessageId", UUID.randomUUID().toString());
        var file = ShopPage.file("lamp.png", Samples.png());

        assertThat(page.submits(file).status()).isEqualTo(400);
        assertThat(page.submits(ShopPage.field("clientMessageId", "1"), file).status())
                .isEqualTo(400);
        assertThat(page.submits(id).status()).isEqualTo(400);
        assertThat(page.submits(id, file, file).status()).isEqualTo(400);
        assertThat(page.submits(HttpRequest.BodyPublishers.ofString("no form")).status())
                .isEqualTo(400);
        assertThat(page.tells("attachments", "{}").status()).isEqualTo(400);
        assertThat(page.submits(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(id)))
                        .status())
                .isEqualTo(411);
        assertThat(events(page) + files(page)).isZero();
    }

    @Test
    void noPageSaysWhichFileItMeans() {
        var ben = page().begins();
        ben.attaches(UUID.randomUUID(), "secret.png", Samples.png());
        var secret = jdbc.sql("select id::text from media where customer = ?")
                .param(ben.session())
                .query(String.class)
                .single();
        var anna = page().begins();
        var id = UUID.randomUUID();

        assertThat(anna.tells(
                                "messages",
                                "{\"clientMessageId\":\"" + id + "\",\"type\":\"attachment\",\"file\":\"" + secret
                                        + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(anna.submits(ShopPage.field("clientMessageId", id.toString()), ShopPage.field("file", secret))
                        .status())
                .isEqualTo(400);
        assertThat(events(anna)).isZero();
    }

    private long events(ShopPage page) {
        return count("select count(*) from inbound_event where lane = ?", page.session());
    }

    private long files(ShopPage page) {
        return count("select count(*) from media where customer = ?", page.session());
    }

    @Test
    void theProvidersDoorLeadsNowhere() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hooks/webchat/lamps"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"text\",\"text\":\"hi\"}"))
                .build();

        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void theScriptMayBeLoadedByAnyPage() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webchat/baton.js"))
                .header("Origin", "https://anywhere.example")
                .build();

        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).contains("cross-origin");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("max-age=600, public");
        assertThat(answer.headers().firstValue("ETag")).isPresent();
    }
}
