package chat.baton.channel.apple;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.Lease;
import chat.baton.channel.Outcome;
import chat.baton.channel.Outgoing;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What leaves for Apple, and what its answers mean. */
class AppleRouteTests extends AppleContext {

    private static final String TEXT = "{\"v\":1,\"id\":\"ID-1\",\"type\":\"text\",\"sourceId\":\"biz-lamps\","
            + "\"destinationId\":\"urn:mbid:AQAA1\",\"body\":\"Gr\u00fc\u00dfe\"}";

    @Autowired
    private ProducerTemplate routes;

    @Test
    void tellsWhoWritesToWhom() {
        assertThat(deliver(TEXT, true)).isEqualTo(new Outcome.Accepted("ID-1"));

        var request = messages().get(0);
        assertThat(request.getBodyAsString()).isEqualTo(TEXT);
        assertThat(request.getHeader("id")).isEqualTo("ID-1");
        assertThat(request.getHeader("Source-Id")).isEqualTo(LAMPS);
        assertThat(request.getHeader("Destination-Id")).isEqualTo("urn:mbid:AQAA1");
        assertThat(request.getHeader("auto-reply")).isEqualTo("true");
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        assertThat(request.getHeader("X-Secret")).isNull();
        assertThat(request.getUrl()).isEqualTo("/apple/message");
    }

    @Test
    void callsNoPersonABot() {
        deliver(TEXT, false);

        assertThat(messages().get(0).containsHeader("auto-reply")).isFalse();
    }

    @Test
    void signsEachRequestAnewAndShowsTheSecretToNobody() {
        deliver(TEXT, true);

        var authorization = messages().get(0).getHeader("Authorization");
        var parts = authorization.substring("Bearer ".length()).split("\\.");
        assertThat(authorization)
                .isEqualTo("Bearer "
                        + AppleWebhook.token(
                                decoded(parts[0]),
                                decoded(parts[1]),
                                Base64.getDecoder().decode(AppleWebhook.SECRET)));
        var claims = Json.read(decoded(parts[1]));
        assertThat(claims.path("iss").textValue()).isEqualTo(AppleWebhook.MSP);
        assertThat(claims.path("iat").longValue())
                .isBetween(System.currentTimeMillis() / 1000 - 60, System.currentTimeMillis() / 1000);
        assertThat(messages().get(0).toString()).doesNotContain(AppleWebhook.SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "200, Accepted",
        "202, Accepted",
        "302, Refused",
        "400, Refused",
        "401, Paused",
        "403, Paused",
        "404, Stopped",
        "410, Stopped",
        "413, Refused",
        "429, Paused",
        "500, Later",
        "502, Later",
        "503, Later",
    })
    void knowsWhatAStatusMeans(int status, String outcome) {
        answers(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));

        assertThat(deliver(TEXT, true).getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(messages()).hasSize(1);
    }

    @Test
    void wantsARepairForARefusedTokenAndAPauseForTooMuch() {
        answers(aResponse().withStatus(401));
        assertThat(deliver(TEXT, true))
                .isEqualTo(new Outcome.Paused(
                        "token expired or not valid: HTTP 401", Duration.ofMinutes(5), Outcome.Cure.TOKEN));
        answers(aResponse().withStatus(429).withHeader("Retry-After", "7"));
        assertThat(deliver(TEXT, true))
                .isEqualTo(new Outcome.Paused("too many messages: HTTP 429", Duration.ofSeconds(7), Outcome.Cure.TIME));
    }

    @Test
    void sendsAgainUnderTheSameIdWhenNoAnswerCame() {
        answers(ok().withFixedDelay(8000));
        assertThat(deliver(TEXT, true)).isEqualTo(new Outcome.Later("no answer in time"));
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(deliver(TEXT, true)).isInstanceOf(Outcome.Later.class);
    }

    @Test
    void bringsAFileToApplesStorageEncrypted() {
        shopHas("a.png", ok("hello attachment"));
        storageTakesFiles();

        assertThat(deliver(withFile("a.png"), true)).isEqualTo(new Outcome.Accepted("ID-2"));

        SEND_API.verify(getRequestedFor(urlPathEqualTo("/apple/preUpload"))
                .withHeader("MMCS-Size", equalTo("16"))
                .withHeader("Source-Id", equalTo(LAMPS)));
        var file = sent().path("attachments").get(0);
        assertThat(file.path("url").textValue()).isEqualTo("https://mmcs.example/1");
        assertThat(file.path("owner").textValue()).isEqualTo("M-1");
        assertThat(file.path("size").textValue()).isEqualTo("16");
        assertThat(file.path("name").textValue()).isEqualTo("a.png");
        assertThat(file.path("mimeType").textValue()).isEqualTo("text/plain");
        assertThat(file.path("signature-base64").textValue()).isEqualTo("c3Vt");
        var uploaded = SEND_API.findAll(postRequestedFor(urlPathEqualTo("/storage/up")))
                .get(0)
                .getBody();
        assertThat(FileCipher.apply(file.path("key").textValue(), uploaded))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("hello attachment");
        assertThat(sent().path("body").textValue()).isEqualTo("\uFFFCLook");
    }

    @Test
    void sendsTheAddressOfAFileItCannotHave() {
        shopHas("a.png", aResponse().withStatus(404));
        assertThat(deliver(withFile("a.png"), true)).isEqualTo(new Outcome.Accepted("ID-2"));
        assertThat(sent().path("body").textValue()).isEqualTo("Look\n" + shop("a.png"));
        assertThat(sent().has("attachments")).isFalse();

        shopHas("a.png", ok().withBody(new byte[64 * 1024 + 1]));
        assertThat(deliver(withFile("a.png"), true)).isEqualTo(new Outcome.Accepted("ID-2"));

        shopHas("a.png", aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertThat(deliver(withFile("a.png"), true)).isEqualTo(new Outcome.Accepted("ID-2"));
        assertThat(deliver(withFile("a b"), true)).isEqualTo(new Outcome.Accepted("ID-2"));
    }

    @ParameterizedTest
    @CsvSource({"401, Paused", "403, Paused", "410, Stopped", "413, Refused", "429, Paused", "500, Later"})
    void sendsNothingWhenTheStorageRefuses(int status, String outcome) {
        shopHas("a.png", ok("hello attachment"));
        SEND_API.stubFor(
                get(urlPathEqualTo("/apple/preUpload")).willReturn(aResponse().withStatus(status)));

        assertThat(deliver(withFile("a.png"), true).getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "no json", "{\"singleFile\":{}}", "{\"singleFile\":{\"fileChecksum\":null}}"})
    void triesAgainWhenTheStorageSaysNothingUseful(String answer) {
        shopHas("a.png", ok("hello attachment"));
        storageTakesFiles();
        SEND_API.stubFor(post(urlPathEqualTo("/storage/up")).willReturn(okJson(answer)));

        assertThat(deliver(withFile("a.png"), true)).isInstanceOf(Outcome.Later.class);
        assertThat(messages()).isEmpty();
    }

    @Test
    void putsPicturesIntoAList() {
        var png = PictureTests.file(20, 20, "png");
        shopHas("a.png", ok().withBody(png));
        shopHas("b.png", aResponse().withStatus(404));
        shopHas("c.png", ok("<svg/>"));

        assertThat(deliver(list("a.png", "b.png", "c.png"), true)).isEqualTo(new Outcome.Accepted("ID-3"));

        var data = sent().path("interactiveData").path("data");
        assertThat(data.path("images")).hasSize(1);
        assertThat(data.path("images").get(0).path("data").textValue())
                .isEqualTo(Base64.getEncoder().encodeToString(png));
        assertThat(data.path("listPicker").findValuesAsText("imageIdentifier")).containsExactly("0");
        assertThat(sent().path("interactiveData")
                        .path("receivedMessage")
                        .path("imageIdentifier")
                        .textValue())
                .isEqualTo("0");
    }

    @Test
    void sendsAListWithoutPicturesItCannotHave() {
        shopHas("a.png", aResponse().withStatus(500));

        assertThat(deliver(list("a.png"), true)).isEqualTo(new Outcome.Accepted("ID-3"));

        assertThat(sent().findParents("imageIdentifier")).isEmpty();
        assertThat(sent().findParents("images")).isEmpty();
        assertThat(sent().findValuesAsText("identifier")).containsExactly("0");
    }

    @Test
    void fetchesAFileACustomerSent() {
        SEND_API.stubFor(get(urlPathEqualTo("/apple/preDownload"))
                .willReturn(okJson("{\"download-url\":\"" + SEND_API.baseUrl() + "/storage/down?a=b%2Fc\"}")));
        SEND_API.stubFor(get(urlPathEqualTo("/storage/down")).willReturn(ok().withBody(ENCRYPTED)));

        var exchange = fetch(reference(16));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(byte[].class))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("hello attachment");
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(Map.of("Content-Type", "image/jpeg"));
        SEND_API.verify(getRequestedFor(urlPathEqualTo("/apple/preDownload"))
                .withHeader("Source-Id", equalTo(LAMPS))
                .withHeader("MMCS-Url", equalTo("https://content.example/M1"))
                .withHeader("MMCS-Owner", equalTo("M1"))
                .withHeader("MMCS-Signature", equalTo("gas=")));
        SEND_API.verify(getRequestedFor(urlPathEqualTo("/storage/down")).withQueryParam("a", equalTo("b/c")));
    }

    @Test
    void fetchesNoFileOfAnotherSize() {
        SEND_API.stubFor(get(urlPathEqualTo("/apple/preDownload"))
                .willReturn(okJson("{\"download-url\":\"" + SEND_API.baseUrl() + "/storage/down\"}")));
        SEND_API.stubFor(get(urlPathEqualTo("/storage/down")).willReturn(ok().withBody(ENCRYPTED)));

        assertThat(fetch(reference(17)).getException()).hasMessage("A file of 16 bytes instead of 17");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 410, 500})
    void saysWhenAFileIsNotToBeHad(int status) {
        SEND_API.stubFor(
                get(urlPathEqualTo("/apple/preDownload")).willReturn(aResponse().withStatus(status)));

        assertThat(fetch(reference(16)).getException()).hasMessageContaining("HTTP " + status);
    }

    @Test
    void saysWhenAReferenceIsNone() {
        assertThat(fetch("{\"url\":\"https://content.example/M1\"}").getException())
                .hasMessage("has no address");
    }

    private static final byte[] ENCRYPTED = HexFormat.of().parseHex("9af56cda4569fea4dd92f902b04b19f4");

    private static String reference(int size) {
        return FileReference.of(Json.read(
                        "{\"url\":\"https://content.example/M1\",\"owner\":\"M1\",\"signature\":\"81AB\",\"size\":\""
                                + size + "\",\"mimeType\":\"image/jpeg\",\"key\":\"00000102030405060708090a0b0c0d0e0f"
                                + "101112131415161718191a1b1c1d1e1f\"}"))
                .orElseThrow()
                .write();
    }

    private Exchange fetch(String reference) {
        return routes.request("direct:fetch-apple", it -> {
            it.setProperty(Channel.ACCOUNT, account());
            it.getMessage().setBody(reference);
        });
    }

    private static String withFile(String name) {
        return "{\"v\":1,\"id\":\"ID-2\",\"type\":\"text\",\"sourceId\":\"biz-lamps\",\"destinationId\":\"c\",\"body\":\"\uFFFCLook\","
                + "\"attachments\":[{\"name\":\"" + name + "\",\"url\":\"" + shop(name) + "\"}]}";
    }

    private static String list(String... names) {
        var images = new StringBuilder();
        var items = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            var comma = i == 0 ? "" : ",";
            images.append(comma).append("{\"identifier\":\"" + i + "\",\"data\":\"" + shop(names[i]) + "\"}");
            items.append(comma)
                    .append("{\"identifier\":\"" + i + "\",\"title\":\"t\",\"imageIdentifier\":\"" + i + "\"}");
        }
        return "{\"v\":1,\"id\":\"ID-3\",\"type\":\"interactive\",\"sourceId\":\"biz-lamps\",\"destinationId\":\"c\","
                + "\"interactiveData\":{\"data\":{\"images\":[" + images
                + "],\"listPicker\":{\"sections\":[{\"items\":["
                + items + "]}]}},\"receivedMessage\":{\"title\":\"t\",\"imageIdentifier\":\"0\"}}}";
    }

    private static String shop(String name) {
        return SEND_API.baseUrl() + "/shop/" + name;
    }

    private static void shopHas(String name, ResponseDefinitionBuilder answer) {
        SEND_API.stubFor(get(urlPathEqualTo("/shop/" + name)).willReturn(answer));
    }

    private static void storageTakesFiles() {
        SEND_API.stubFor(get(urlPathEqualTo("/apple/preUpload"))
                .willReturn(okJson("{\"upload-url\":\"" + SEND_API.baseUrl()
                        + "/storage/up\",\"mmcs-url\":\"https://mmcs.example/1\",\"mmcs-owner\":\"M-1\"}")));
        SEND_API.stubFor(
                post(urlPathEqualTo("/storage/up")).willReturn(okJson("{\"singleFile\":{\"fileChecksum\":\"c3Vt\"}}")));
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        SEND_API.stubFor(post(urlPathEqualTo("/apple/message")).willReturn(answer));
    }

    /** Those of these tests: answers to customers of others may still be on their way. */
    private static List<LoggedRequest> messages() {
        return SEND_API.findAll(
                postRequestedFor(urlPathEqualTo("/apple/message")).withHeader("id", matching("ID-\\d")));
    }

    private static JsonNode sent() {
        var messages = messages();
        return Json.read(messages.get(messages.size() - 1).getBodyAsString());
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private Outcome deliver(String draft, boolean byBot) {
        var bots = AppleDraftsTests.outgoing(Map.of(), 1);
        var message = byBot
                ? bots
                : new Outgoing(
                        bots.id(),
                        bots.conversation(),
                        2,
                        false,
                        "apple",
                        "lamps",
                        bots.recipient(),
                        "{}",
                        1,
                        0,
                        bots.createdAt(),
                        null,
                        Map.of(),
                        null,
                        Lease.of(Duration.ofMinutes(1)));
        var exchange = routes.request("direct:deliver-apple", it -> {
            it.setProperty(Channel.ACCOUNT, account());
            it.setProperty(Outgoing.PROPERTY, message);
            it.getMessage().setHeader("X-Secret", "secret");
            it.getMessage().setBody(draft);
        });
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
        return exchange.getMessage().getBody(Outcome.class);
    }
}
