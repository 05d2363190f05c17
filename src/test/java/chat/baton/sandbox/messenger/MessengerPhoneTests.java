package chat.baton.sandbox.messenger;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.ResultActions;

class MessengerPhoneTests {

    private static final String HOOK = "/hooks/messenger/demo";

    private final MessengerStage messenger = new MessengerStage();

    @AfterEach
    void stop() {
        messenger.close();
    }

    @Test
    void aTextBecomesASignedWebhookInAscii() throws Exception {
        gesture("{'gesture':'text','text':'Größe M, bitte 👍'}")
                .andExpect(jsonPath("$.status").value(200));
        var event = onlyEvent();
        assertThat(event.at("/sender/id").asText()).isEqualTo("77");
        assertThat(event.at("/recipient/id").asText()).isEqualTo("100200300");
        assertThat(event.at("/message/text").asText()).isEqualTo("Größe M, bitte 👍");
        var body = messenger.stage.received().get(0).getBodyAsString();
        assertThat(body).contains("Gr\\u00f6\\u00dfe M, bitte \\ud83d\\udc4d").matches("\\p{ASCII}*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'gesture':'tap','on':'choice','message':'m_1','title':'Red','value':'R'} | /message/quick_reply/payload | R",
                "{'gesture':'tap','on':'button','message':'m_1','title':'Buy','value':'B'} | /postback/payload            | B",
                "{'gesture':'reply','to':'m_1','text':'Yes'}                          | /message/reply_to/mid        | m_1",
                "{'gesture':'file','url':'https://a/b.pdf','name':'b'}    | /message/attachments/0/payload/url | https://a/b.pdf",
                "{'gesture':'image','url':'https://a/b.png'}              | /message/attachments/0/payload/url | https://a/b.png",
                "{'gesture':'location','latitude':52.5,'longitude':13.4} | /message/attachments/0/payload/coordinates/lat | 52.5",
                "{'gesture':'thumbs-up'}           | /message/attachments/0/payload/sticker_id | 369239263222822",
                "{'gesture':'edit','message':'m_1','text':'two','edits':1}                | /message_edit/num_edit       | 1",
                "{'gesture':'delete','message':'m_1'}                                     | /message/is_deleted          | true",
                "{'gesture':'react','message':'m_1','emoji':'❤️'}        | /reaction/reaction           | love",
                "{'gesture':'react','message':'m_1'}                                      | /reaction/action             | unreact",
            })
    void everyGestureIsTheWebhookMetaSends(String gesture, String pointer, String value) throws Exception {
        gesture(gesture).andExpect(status().isOk());
        assertThat(onlyEvent().at(pointer).asText()).isEqualTo(value);
    }

    @Test
    void knowsNoGestureThatMessengerDoesNotReport() throws Exception {
        gesture("{'gesture':'unfollow'}").andExpect(status().isBadRequest());
        assertThat(messenger.stage.received()).isEmpty();
        messenger.stage.history().andExpect(jsonPath("$.length()").value(0));
    }

    @Test
    void triesAgainUntilBatonAnswers() throws Exception {
        messenger.stage.baton.resetMappings();
        messenger.stage.baton.stubFor(post(HOOK)
                .inScenario("restart")
                .whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("up"));
        messenger.stage.baton.stubFor(post(HOOK)
                .inScenario("restart")
                .whenScenarioStateIs("up")
                .willReturn(aResponse().withStatus(200)));
        gesture("{'gesture':'text','text':'Hi'}").andExpect(jsonPath("$.status").value(200));
        assertThat(messenger.events()).hasSize(2);
        assertThat(messenger.events().get(0)).isEqualTo(messenger.events().get(1));
    }

    @Test
    void showsAMessageThatKeepsFailing() throws Exception {
        messenger.stage.answering(503);
        gesture("{'gesture':'text','text':'Hi'}").andExpect(jsonPath("$.status").value(503));
        assertThat(messenger.events()).hasSize(4);
        messenger
                .stage
                .history()
                .andExpect(jsonPath("$[1].kind").value("status"))
                .andExpect(jsonPath("$[1].status").value(503));
    }

    @Test
    void showsThatNobodyAnswers() throws Exception {
        messenger.stage.baton.stop();
        gesture("{'gesture':'text','text':'Hi'}").andExpect(jsonPath("$.status").value(0));
    }

    @Test
    void readsOnlyWhatIsNew() throws Exception {
        for (var watermark : new int[] {5000, 5000, 4000}) {
            messenger.stage.posts("/read", "{'upTo':" + watermark + "}").andExpect(status().isNoContent());
        }
        await().until(() -> !messenger.events().isEmpty());
        gesture("{'gesture':'thumbs-up'}");
        assertThat(messenger.events())
                .filteredOn(event -> event.has("read"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.at("/read/watermark").asLong()).isEqualTo(5000));
    }

    @Test
    void aColleagueAnswersByAForeignEcho() throws Exception {
        messenger
                .stage
                .tool("colleague", "{'text':'Kim here'}")
                .andExpect(jsonPath("$.status").value(200));
        var event = onlyEvent();
        assertThat(event.at("/recipient/id").asText()).isEqualTo("77");
        assertThat(event.at("/message/is_echo").asBoolean()).isTrue();
        assertThat(event.at("/message/app_id").asLong()).isNotEqualTo(900100200L);
    }

    @Test
    void aDuplicateIsTheSameToTheByte() throws Exception {
        messenger.stage.tool("duplicate", "{}").andExpect(status().isNotFound());
        gesture("{'gesture':'text','text':'Once'}");
        messenger.stage.tool("duplicate", "{}").andExpect(jsonPath("$.status").value(200));
        var bodies = messenger.stage.received().stream()
                .map(Request::getBodyAsString)
                .toList();
        assertThat(bodies).hasSize(2).containsOnly(bodies.get(0));
    }

    @Test
    void aForgeryIsSignedWronglyAndSentOnce() throws Exception {
        messenger.stage.answering(403);
        messenger.stage.tool("forgery", "{}").andExpect(jsonPath("$.status").value(403));
        messenger.stage.baton.verify(1, postRequestedFor(urlEqualTo(HOOK)));
        assertThat(messenger.events()).isEmpty();
    }

    private ResultActions gesture(String json) throws Exception {
        return messenger.stage.gesture(json);
    }

    private JsonNode onlyEvent() {
        assertThat(messenger.events()).hasSize(1);
        return messenger.events().get(0);
    }
}
