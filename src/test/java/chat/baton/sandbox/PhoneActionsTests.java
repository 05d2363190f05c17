package chat.baton.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.ResultActions;

class PhoneActionsTests {

    private static final String PHONE = "/sandbox/phone/77";

    private final StandIn standIn = new StandIn();

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void aTextBecomesASignedWebhookInAscii() throws Exception {
        gesture("{'gesture':'text','text':'Größe M, bitte 👍'}")
                .andExpect(jsonPath("$.status").value(200));
        var event = onlyEvent();
        assertThat(event.at("/sender/id").asText()).isEqualTo("77");
        assertThat(event.at("/recipient/id").asText()).isEqualTo("100200300");
        assertThat(event.at("/message/text").asText()).isEqualTo("Größe M, bitte 👍");
        var body = standIn.baton.getAllServeEvents().get(0).getRequest().getBodyAsString();
        assertThat(body).contains("Gr\\u00f6\\u00dfe M, bitte \\ud83d\\udc4d").matches("\\p{ASCII}*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'gesture':'quick-reply','title':'Red','payload':'R'}                | /message/quick_reply/payload | R",
                "{'gesture':'postback','title':'Buy','payload':'BUY'}                 | /postback/payload            | BUY",
                "{'gesture':'image','url':'https://a/b.png'}              | /message/attachments/0/payload/url | https://a/b.png",
                "{'gesture':'location','latitude':52.5,'longitude':13.4} | /message/attachments/0/payload/coordinates/lat | 52.5",
                "{'gesture':'thumbs-up'}           | /message/attachments/0/payload/sticker_id | 369239263222822",
                "{'gesture':'edit','mid':'m_1','text':'two','edits':1}                | /message_edit/num_edit       | 1",
                "{'gesture':'delete','mid':'m_1'}                                     | /message/is_deleted          | true",
                "{'gesture':'react','mid':'m_1','reaction':'love','emoji':'x'}        | /reaction/reaction           | love",
                "{'gesture':'react','mid':'m_1'}                                      | /reaction/action             | unreact",
            })
    void everyGestureIsTheWebhookMetaSends(String gesture, String pointer, String value) throws Exception {
        gesture(gesture).andExpect(status().isOk());
        assertThat(onlyEvent().at(pointer).asText()).isEqualTo(value);
    }

    @Test
    void triesAgainUntilBatonAnswers() throws Exception {
        standIn.baton.resetMappings();
        standIn.baton.stubFor(post(StandIn.HOOK)
                .inScenario("restart")
                .whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("up"));
        standIn.baton.stubFor(post(StandIn.HOOK)
                .inScenario("restart")
                .whenScenarioStateIs("up")
                .willReturn(aResponse().withStatus(200)));
        gesture("{'gesture':'text','text':'Hi'}").andExpect(jsonPath("$.status").value(200));
        assertThat(standIn.events()).hasSize(2);
        assertThat(standIn.events().get(0)).isEqualTo(standIn.events().get(1));
    }

    @Test
    void showsAMessageThatKeepsFailing() throws Exception {
        standIn.refusing(503);
        gesture("{'gesture':'text','text':'Hi'}").andExpect(jsonPath("$.status").value(503));
        assertThat(standIn.events()).hasSize(4);
        standIn.mvc
                .perform(get(PHONE + "/history"))
                .andExpect(jsonPath("$[1].kind").value("status"))
                .andExpect(jsonPath("$[1].status").value(503));
    }

    @Test
    void showsThatNobodyAnswers() throws Exception {
        standIn.baton.stop();
        gesture("{'gesture':'text','text':'Hi'}").andExpect(jsonPath("$.status").value(0));
    }

    @Test
    void readsOnlyWhatIsNew() throws Exception {
        for (var watermark : new int[] {5000, 5000, 4000}) {
            standIn.posts(PHONE + "/read", "{'watermark':" + watermark + "}").andExpect(status().isNoContent());
        }
        await().until(() -> !standIn.events().isEmpty());
        gesture("{'gesture':'thumbs-up'}");
        assertThat(standIn.events())
                .filteredOn(event -> event.has("read"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.at("/read/watermark").asLong()).isEqualTo(5000));
    }

    @Test
    void aColleagueAnswersByAForeignEcho() throws Exception {
        standIn.posts(PHONE + "/tools/inbox", "{'text':'Kim here'}")
                .andExpect(jsonPath("$.status").value(200));
        var event = onlyEvent();
        assertThat(event.at("/recipient/id").asText()).isEqualTo("77");
        assertThat(event.at("/message/is_echo").asBoolean()).isTrue();
        assertThat(event.at("/message/app_id").asLong()).isNotEqualTo(900100200L);
    }

    @Test
    void aDuplicateIsTheSameToTheByte() throws Exception {
        standIn.posts(PHONE + "/tools/duplicate", "{}").andExpect(status().isNotFound());
        gesture("{'gesture':'text','text':'Once'}");
        standIn.posts(PHONE + "/tools/duplicate", "{}")
                .andExpect(jsonPath("$.status").value(200));
        var bodies = standIn.baton.getAllServeEvents().stream()
                .map(served -> served.getRequest().getBodyAsString())
                .toList();
        assertThat(bodies).hasSize(2).containsOnly(bodies.get(0));
    }

    @Test
    void aForgeryIsSignedWronglyAndSentOnce() throws Exception {
        standIn.refusing(403);
        standIn.posts(PHONE + "/tools/forgery", "{}")
                .andExpect(jsonPath("$.status").value(403));
        standIn.baton.verify(1, postRequestedFor(urlEqualTo(StandIn.HOOK)));
        assertThat(standIn.events()).isEmpty();
    }

    private ResultActions gesture(String json) throws Exception {
        return standIn.posts(PHONE + "/gestures", json);
    }

    private JsonNode onlyEvent() {
        assertThat(standIn.events()).hasSize(1);
        return standIn.events().get(0);
    }
}
