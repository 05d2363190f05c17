package chat.baton.sandbox.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.ResultActions;

class LinePhoneTests {

    private final LineStage line = new LineStage();

    @AfterEach
    void stop() {
        line.close();
    }

    @Test
    void aTextBecomesASignedWebhook() throws Exception {
        line.stage
                .gesture("{'gesture':'text','text':'こんにちは'}")
                .andExpect(jsonPath("$.status").value(200));

        var event = onlyEvent();
        assertThat(event.at("/source/userId").asText()).isEqualTo("U77");
        assertThat(event.at("/message/text").asText()).isEqualTo("こんにちは");
        assertThat(event.path("replyToken").asText()).hasSize(32);
        assertThat(event.path("webhookEventId").asText()).isNotBlank();
        assertThat(line.stage
                        .parsed(line.stage.received().get(0).getBody())
                        .path("destination")
                        .asText())
                .isEqualTo("Ubot");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'gesture':'tap','on':'button','message':'1','title':'Buy','value':'B'} | postback | /postback/data          | B",
                "{'gesture':'reply','to':'4','text':'Yes'}                          | message  | /message/quotedMessageId | 4",
                "{'gesture':'image','url':'/sandbox/photo-room.png'}                | message  | /message/contentProvider/type | line",
                "{'gesture':'file','url':'/sandbox/measurements.pdf','name':'b.pdf'} | message | /message/fileName        | b.pdf",
                "{'gesture':'location','latitude':52.5,'longitude':13.4}            | message  | /message/latitude        | 52.5",
                "{'gesture':'thumbs-up'}                                            | message  | /message/type            | sticker",
                "{'gesture':'delete','message':'4'}                                 | unsend   | /unsend/messageId        | 4",
                "{'gesture':'follow'}                                               | follow   | /follow/isUnblocked      | true",
                "{'gesture':'unfollow'}                                             | unfollow | /mode                    | active",
            })
    void everyGestureIsTheWebhookLineSends(String gesture, String type, String pointer, String value) throws Exception {
        line.stage.gesture(gesture).andExpect(status().isOk());

        assertThat(onlyEvent().path("type").asText()).isEqualTo(type);
        assertThat(onlyEvent().at(pointer).asText()).isEqualTo(value);
    }

    @Test
    void knowsNoGestureThatLineDoesNotReport() throws Exception {
        line.stage.gesture("{'gesture':'react','message':'1','emoji':'x'}").andExpect(status().isBadRequest());
        assertThat(line.stage.received()).isEmpty();
    }

    @Test
    void aForgeryIsSignedWrongly() throws Exception {
        line.stage.answering(403);
        line.stage.tool("forgery", "{}").andExpect(jsonPath("$.status").value(403));
        assertThat(line.stage.received()).hasSize(1);
        assertThat(line.events()).isEmpty();
    }

    @Test
    void handsOutWhatTheCustomerSentUntilItIsUnsent() throws Exception {
        line.stage.gesture("{'gesture':'image','url':'/sandbox/photo-room.png'}");
        var message = onlyEvent().at("/message/id").asText();

        fetch(message).andExpect(status().isOk()).andExpect(content().contentType("image/png"));
        line.stage.gesture("{'gesture':'delete','message':'" + message + "'}");
        fetch(message).andExpect(status().isNotFound());
    }

    private ResultActions fetch(String message) throws Exception {
        return line.stage.mvc.perform(get(LineStage.API + "/message/" + message + "/content")
                .header("Authorization", "Bearer " + LineStage.TOKEN));
    }

    private JsonNode onlyEvent() {
        assertThat(line.events()).hasSize(1);
        return line.events().get(0);
    }
}
