package chat.baton.sandbox.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import chat.baton.sandbox.Stage;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

class InstagramStandInTests {

    private static final String API = "/sandbox/api/instagram/v25.0";
    private static final String TOKEN = "sandbox-instagram-token";

    private final Stage stage;

    InstagramStandInTests() {
        var account = new InstagramAccount("1784", "9", "sandbox-instagram-secret", "verify", TOKEN, true);
        var channel = new InstagramStandIn(account);
        stage = new Stage(
                channel,
                "77",
                set -> List.of(
                        new InstagramSendApi(account, channel, set.arrivals, set.webhooks, set.clock),
                        new InstagramProfileApi(account, channel, set.own)));
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'gesture':'text','text':'Größe M'} | /message/text | Größe M",
                "{'gesture':'tap','on':'choice','message':'m','title':'Red','value':'R'} | /message/quick_reply/payload | R",
                "{'gesture':'tap','on':'button','message':'m','title':'Buy','value':'B'} | /postback/payload | B",
                "{'gesture':'delete','message':'m'} | /message/is_deleted | true",
                "{'gesture':'react','message':'m','emoji':'❤️'} | /reaction/reaction | love",
            })
    void everyGestureIsTheWebhookInstagramSends(String gesture, String pointer, String value) throws Exception {
        stage.gesture(gesture).andExpect(status().isOk());

        assertThat(envelopes()).hasSize(1);
        assertThat(envelopes().get(0).path("object").asText()).isEqualTo("instagram");
        assertThat(envelopes().get(0).at("/entry/0/id").asText()).isEqualTo("1784");
        assertThat(envelopes().get(0).at("/entry/0/messaging/0" + pointer).asText())
                .isEqualTo(value);
    }

    @Test
    void echoesWhatItTookWithoutAMark() throws Exception {
        sends("{'recipient':{'id':'77'},'message':{'text':'Hello','metadata':'out-42'}}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.message_id").isNotEmpty());

        await().until(() -> envelopes().size() == 1);
        var echo = envelopes().get(0).at("/entry/0/messaging/0/message");
        assertThat(echo.path("is_echo").asBoolean()).isTrue();
        assertThat(echo.path("text").asText()).isEqualTo("Hello");
        assertThat(echo.has("metadata")).isFalse();
        assertThat(echo.has("app_id")).isFalse();
    }

    @Test
    void tellsWhichMessageWasRead() throws Exception {
        sends("{'recipient':{'id':'77'},'message':{'text':'Hello'}}");
        stage.posts("/read", "{'upTo':" + System.currentTimeMillis() + "}");

        await().until(() -> envelopes().stream()
                .anyMatch(body ->
                        !body.at("/entry/0/messaging/0/read/mid").asText().isEmpty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'attachment':{'type':'file','payload':{'url':'https://x/a.pdf'}}} | 400 | 100",
                "{'text':''} | 400 | 100",
            })
    void refusesWhatInstagramRefuses(String message, int status, int code) throws Exception {
        sends("{'recipient':{'id':'77'},'message':" + message + "}")
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.error.code").value(code));
    }

    @Test
    void refusesATextOfMoreThanAThousandBytes() throws Exception {
        sends("{'recipient':{'id':'77'},'message':{'text':'" + "é".repeat(500) + "'}}")
                .andExpect(status().isOk());
        sends("{'recipient':{'id':'77'},'message':{'text':'" + "é".repeat(501) + "'}}")
                .andExpect(status().isBadRequest());
    }

    @Test
    void lessThanTheTokenOpensNothing() throws Exception {
        stage.mvc
                .perform(post(API + "/me/messages")
                        .header("Authorization", "Bearer stolen")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.error.code").value(190));
        stage.mvc.perform(get(API + "/77")).andExpect(status().isUnauthorized());
    }

    @Test
    void saysWhoACustomerIs() throws Exception {
        stage.mvc
                .perform(get(API + "/2000000000000001")
                        .param("fields", "name,username")
                        .header("Authorization", "Bearer " + TOKEN))
                .andExpect(jsonPath("$.name").value("Anna Berg"))
                .andExpect(jsonPath("$.username").value("anna.berg"))
                .andExpect(jsonPath("$.profile_pic").doesNotExist());
    }

    private ResultActions sends(String body) throws Exception {
        return stage.mvc.perform(post(API + "/1784/messages")
                .header("Authorization", "Bearer " + TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body.replace('\'', '"')));
    }

    private List<JsonNode> envelopes() {
        return stage.received().stream()
                .map(request -> stage.parsed(request.getBody()))
                .toList();
    }
}
