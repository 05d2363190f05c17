package chat.baton.sandbox.line;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.baton.sandbox.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineRulesTests {

    private static final String LONG = "x".repeat(301);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'text','text':'Hi'}",
                "{'type':'image','originalContentUrl':'https://x/1.jpg','previewImageUrl':'https://x/1.jpg'}",
                "{'type':'template','altText':'?','template':{'type':'confirm','text':'?','actions':[{'type':'postback','label':'Y','data':'y'},{'type':'postback','label':'N','data':'n'}]}}",
                "{'type':'template','altText':'?','template':{'type':'buttons','text':'Pay','actions':[{'type':'uri','label':'Pay','uri':'https://x/1'}]}}",
                "{'type':'flex','altText':'?','contents':{'type':'bubble','body':{'type':'box','layout':'vertical','contents':[{'type':'text','text':'Lamp'}]}}}"
            })
    void takesWhatLineTakes(String message) {
        assertThatCode(() -> LineRules.check(json("[" + message + "]"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'type':'hologram'}",
                "{'type':'text','text':''}",
                "{'type':'text','text':'Which?','quickReply':{'items':[]}}",
                "{'type':'text','text':'Which?','quickReply':{'items':[{'action':{'type':'postback','label':'more than twenty letters','data':'r'}}]}}",
                "{'type':'image','originalContentUrl':'http://x/1.jpg','previewImageUrl':'https://x/1.jpg'}",
                "{'type':'image','originalContentUrl':'https://x/1.jpg'}",
                "{'type':'template','altText':'?','template':{'type':'carousel'}}",
                "{'type':'template','template':{'type':'buttons','text':'Pay','actions':[{'type':'uri','label':'Pay','uri':'https://x/1'}]}}",
                "{'type':'template','altText':'?','template':{'type':'buttons','text':'Pay','actions':[]}}",
                "{'type':'template','altText':'?','template':{'type':'buttons','text':'Pay','actions':[{'type':'uri','label':'Pay','uri':'x'}]}}",
                "{'type':'template','altText':'?','template':{'type':'confirm','text':'?','actions':[{'type':'postback','label':'Y','data':'y'}]}}",
                "{'type':'flex','altText':'?','contents':{'type':'box'}}",
                "{'type':'flex','altText':'?','contents':{'type':'carousel','contents':[]}}",
                "{'type':'flex','altText':'?','contents':{'type':'bubble','hero':{'type':'image','url':'http://x/1.jpg'}}}",
                "{'type':'flex','altText':'?','contents':{'type':'bubble','body':{'contents':[{'type':'text','text':''}]}}}",
                "{'type':'flex','altText':'?','contents':{'type':'bubble','body':{'contents':[{'type':'video'}]}}}"
            })
    void refusesWhatLineRefuses(String message) {
        assertThatThrownBy(() -> LineRules.check(json("[" + message + "]"))).isInstanceOf(Refusal.class);
    }

    @Test
    void refusesTooMuch() {
        var text = "{'type':'text','text':'Hi'},";
        assertThatThrownBy(() -> LineRules.check(json("[]"))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> LineRules.check(json("[" + text.repeat(5) + "{'type':'text','text':'Hi'}" + "]")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> LineRules.check(json("[{'type':'text','text':'" + LONG.repeat(17) + "'}]")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> LineRules.check(json(
                        "[{'type':'text','text':'?','quickReply':{'items':[{'action':{'type':'postback','label':'a','data':'"
                                + LONG + "'}}]}}]")))
                .isInstanceOf(Refusal.class);
    }

    private static JsonNode json(String json) {
        try {
            return new ObjectMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
