package chat.baton.sandbox.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import chat.baton.sandbox.Gesture;
import chat.baton.sandbox.Moment;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplePhoneTests {

    private final AppleStage apple = new AppleStage();

    @AfterEach
    void stop() {
        apple.close();
    }

    @Test
    void aTextComesAfterASignOfTyping() throws Exception {
        apple.stage
                .gesture("{'gesture':'text','text':'Größe M 👍'}")
                .andExpect(jsonPath("$.status").value(200));

        var requests = apple.stage.received();
        assertThat(requests).hasSize(2).allMatch(request -> request.getUrl().equals("/hooks/apple/demo/message"));
        assertThat(apple.stage.parsed(requests.get(0).getBody()).path("type").asText())
                .isEqualTo("typing_start");
        assertThat(only().path("body").asText()).isEqualTo("Größe M 👍");
        assertThat(requests.get(1).getHeader("capability-list")).contains("QUICK", "LIST");
        assertThat(requests.get(1).getHeader("id")).isEqualTo(only().path("id").asText());
        assertThat(requests.get(1).getHeader("source-id")).isEqualTo(AppleStage.CUSTOMER);
    }

    /** WireMock inflates what it receives. */
    @Test
    void itsWebhooksAreCompressed() throws IOException {
        var business = new AppleBusiness("business", "msp", AppleStage.SECRET);
        var reports = new AppleReports(
                "/hook", business, new AppleTokens(business, Clock.systemUTC()), new AppleStorage(), new LargeLists());

        var webhook = reports.close(new Gesture.Close(), new Moment("urn:mbid:A", "id-1", Instant.EPOCH))
                .get(0);

        assertThat(webhook.headers()).containsEntry("Content-Encoding", "gzip");
        try (var body = new GZIPInputStream(new ByteArrayInputStream(webhook.body()))) {
            assertThat(apple.stage.parsed(body.readAllBytes()).path("type").asText())
                    .isEqualTo("close");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'gesture':'tap','on':'choice','message':'id-1','title':'Red','value':'R'} | /interactiveData/data/quick-reply/items/0/identifier | R",
                "{'gesture':'tap','on':'choice','message':'id-1','title':'Red','value':'R'} | /interactiveData/data/requestIdentifier | id-1",
                "{'gesture':'tap','on':'row','message':'id-1','title':'Lamp','value':'L'} | /interactiveData/data/listPicker/sections/0/items/0/identifier | L",
                "{'gesture':'close'} | /type | close",
            })
    void everyGestureIsTheWebhookAppleSends(String gesture, String pointer, String value) throws Exception {
        apple.stage.gesture(gesture).andExpect(status().isOk());

        assertThat(only().at(pointer).asText()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "'{''gesture'':''image'',''url'':''http://x/sandbox/photo-room.png''}', image/png, PNG",
        "'{''gesture'':''file'',''url'':''http://x/sandbox/measurements.pdf'',''name'':''m.pdf''}', application/pdf, PDF",
    })
    void aFileLiesEncryptedInTheStorage(String gesture, String type, String magic) throws Exception {
        apple.stage.gesture(gesture).andExpect(status().isOk());

        var file = only().path("attachments").get(0);
        assertThat(file.path("mimeType").asText()).isEqualTo(type);
        assertThat(file.path("signature").asText()).matches("81[0-9A-F]{40}");
        var answer = apple.stage
                .mvc
                .perform(apple.asks("/preDownload")
                        .header("MMCS-Url", file.path("url").asText())
                        .header("MMCS-Owner", file.path("owner").asText())
                        .header("MMCS-Signature", base64(file.path("signature").asText())))
                .andExpect(status().isOk())
                .andReturn();
        var address = apple.stage
                .parsed(answer.getResponse().getContentAsByteArray())
                .path("download-url")
                .asText();
        var encrypted = apple.stage
                .mvc
                .perform(get(java.net.URI.create(address).getPath()))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(encrypted).hasSize(file.path("size").asInt());
        assertThat(new String(encrypted, 0, 8, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(magic);
    }

    @Test
    void aForgeryIsSignedWronglyAndSentOnce() throws Exception {
        apple.stage.answering(403);

        apple.stage.tool("forgery", "{}").andExpect(jsonPath("$.status").value(403));

        assertThat(apple.messages()).isEmpty();
    }

    @Test
    void anAnswerToAListWithPicturesIsLeftInTheStorage() throws Exception {
        apple.sends(AppleApiTests.list(
                        "'images':[{'identifier':'0','data':'" + AppleApiTests.PNG + "'}],", "'imageIdentifier':'0',"))
                .andExpect(status().isOk());

        apple.stage.gesture("{'gesture':'tap','on':'row','message':'id-1','title':'Lamp','value':'L'}");

        assertThat(only().has("interactiveData")).isFalse();
        assertThat(only().at("/interactiveDataRef/url").asText()).startsWith("https://content.sandbox.invalid/");
    }

    private JsonNode only() {
        assertThat(apple.messages()).hasSize(1);
        return apple.messages().get(0);
    }

    private static String base64(String hex) {
        return java.util.Base64.getEncoder()
                .encodeToString(java.util.HexFormat.of().parseHex(hex));
    }
}
