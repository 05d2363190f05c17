package chat.baton.sandbox.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

class WhatsAppCloudApiTests {

    private static final String ANNA = "4915700000001";

    private final WhatsAppStage whatsApp = new WhatsAppStage(ANNA);

    @AfterEach
    void stop() {
        whatsApp.close();
    }

    @Test
    void takesATextShowsItAndReportsHowFarItGot() throws Exception {
        sends("'type':'text','text':{'body':'Hello'},'biz_opaque_callback_data':'out-42'")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.contacts[0].wa_id").value(ANNA))
                .andExpect(jsonPath("$.messages[0].id").value(startsWith("wamid.")));

        whatsApp.stage.history().andExpect(jsonPath("$[0].parts[0].text").value("Hello"));
        await().until(() -> statuses().size() == 2);
        assertThat(statuses())
                .allMatch(told -> told.path("biz_opaque_callback_data").asText().equals("out-42"))
                .extracting(told -> told.path("status").asText())
                .containsExactlyInAnyOrder("sent", "delivered");
    }

    @Test
    void tellsWhichTemplatesAreApproved() throws Exception {
        whatsApp.gets("/300400500/message_templates?status=APPROVED")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.data.length()").value(3))
                .andExpect(jsonPath("$.data[?(@.name == 'order_update')].components[0].text")
                        .value("Your order {{1}} is on its way."));
        whatsApp.gets("/999/message_templates").andExpect(status().is4xxClientError());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'type':'image','image':{'link':'https://x/a.jpg','caption':'*Lamp*'} | $[0].parts[0].caption | Lamp",
                "'type':'document','document':{'link':'https://x/a.pdf','filename':'a.pdf'} | $[0].parts[0].name | a.pdf",
                "'type':'interactive','interactive':{'type':'button','header':{'type':'image','image':{'link':'https://x/a.jpg'}},'body':{'text':'?'},'action':{'buttons':[{'type':'reply','reply':{'id':'Y','title':'Yes'}}]}} | $[0].parts[1].buttons[0].value | Y",
                "'type':'interactive','interactive':{'type':'list','body':{'text':'?'},'action':{'button':'Open','sections':[{'rows':[{'id':'R','title':'Row'}]}]}} | $[0].parts[0].rows[0].value | R",
                "'type':'template','template':{'name':'order_update','language':{'code':'en_US'},'components':[{'type':'body','parameters':[{'type':'text','text':'A-1'}]}]} | $[0].parts[0].text | Your order A-1 is on its way.",
            })
    void showsWhatItTakes(String message, String path, String shown) throws Exception {
        sends(message).andExpect(status().isOk());

        whatsApp.stage.history().andExpect(jsonPath(path).value(shown));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'type':'text' | 131008",
                "'type':'text','text':{'body':' '} | 131008",
                "'type':'hologram','hologram':{} | 131009",
                "'type':'image','image':{'link':'a.jpg'} | 131009",
                "'type':'audio','audio':{'link':'https://x/a.ogg','caption':'c'} | 131009",
                "'type':'interactive','interactive':{'type':'button','body':{'text':'?'},'action':{'buttons':[]}} | 131009",
                "'type':'interactive','interactive':{'type':'button','body':{'text':'?'},'action':{'buttons':[{'reply':{'id':'Y','title':'A title of 21 letters'}}]}} | 131009",
                "'type':'interactive','interactive':{'type':'button','body':{'text':'?'},'action':{'buttons':[{'reply':{'id':'Y','title':'A'}},{'reply':{'id':'Y','title':'B'}}]}} | 131009",
                "'type':'interactive','interactive':{'type':'list','body':{'text':'?'},'action':{'sections':[]}} | 131008",
                "'type':'interactive','interactive':{'type':'list','body':{'text':'?'},'action':{'button':'O','sections':[{'rows':[]}]}} | 131009",
                "'type':'template','template':{'name':'nothing','language':{'code':'en_US'}} | 132001",
                "'type':'template','template':{'name':'order_update','language':{'code':'de'}} | 132001",
                "'type':'template','template':{'name':'order_update','language':{'code':'en_US'}} | 132000",
            })
    void refusesWhatMetaRefuses(String message, int code) throws Exception {
        sends(message)
                .andExpect(status().is4xxClientError())
                .andExpect(jsonPath("$.error.code").value(code));
        whatsApp.stage.history().andExpect(jsonPath("$.length()").value(0));
    }

    @Test
    void refusesNobodysTokenAndUnknownNumbers() throws Exception {
        whatsApp.stage
                .mvc
                .perform(post(WhatsAppStage.API + "/200300400/messages")
                        .header("Authorization", "Bearer stolen")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.error.code").value(190));
        whatsApp.sends("{'messaging_product':'whatsapp','to':'nobody','type':'text','text':{'body':'x'}}")
                .andExpect(jsonPath("$.error.code").value(131009));
        whatsApp.sends("no json").andExpect(jsonPath("$.error.code").value(100));
    }

    @Test
    void takesWhatComesTooLateAndReportsThatItFailed() throws Exception {
        whatsApp.stage.tool("silence", "{}");
        sends("'type':'text','text':{'body':'Still there?'}").andExpect(status().isOk());

        await().until(() -> !statuses().isEmpty());
        assertThat(statuses().get(0).path("status").asText()).isEqualTo("failed");
        assertThat(statuses().get(0).at("/errors/0/code").asInt()).isEqualTo(131047);
    }

    @Test
    void showsThatAMessageWasSeenAndAnAnswerIsOnItsWay() throws Exception {
        whatsApp.stage.gesture("{'gesture':'text','text':'hi'}");
        var id = whatsApp.values().get(0).at("/messages/0/id").asText();

        whatsApp.sends("{'messaging_product':'whatsapp','status':'read','message_id':'" + id
                        + "','typing_indicator':{'type':'text'}}")
                .andExpect(jsonPath("$.success").value(true));
        whatsApp.stage.history().andExpect(jsonPath("$[2].kind").value("seen"));
        whatsApp.sends("{'messaging_product':'whatsapp','status':'read','message_id':'wamid.other'}")
                .andExpect(jsonPath("$.error.code").value(131009));
    }

    private org.springframework.test.web.servlet.ResultActions sends(String message) throws Exception {
        return whatsApp.sends("{'messaging_product':'whatsapp','to':'" + ANNA + "'," + message + "}");
    }

    private List<JsonNode> statuses() {
        return whatsApp.values().stream()
                .map(value -> value.path("statuses").path(0))
                .filter(JsonNode::isObject)
                .toList();
    }
}
