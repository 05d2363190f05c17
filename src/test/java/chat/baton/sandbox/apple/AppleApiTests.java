package chat.baton.sandbox.apple;

import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.web.servlet.ResultActions;

class AppleApiTests {

    static final String PNG = "iVBORw0KGgo=";
    private static final String HELLO = "'type':'text','body':'Hello'";

    private final AppleStage apple = new AppleStage();

    @AfterEach
    void stop() {
        apple.close();
    }

    @Test
    void takesATextAndAnswersNothing() throws Exception {
        apple.sends(HELLO).andExpect(status().isOk()).andExpect(content().string(""));

        history()
                .andExpect(jsonPath("$[0].id").value("id-1"))
                .andExpect(jsonPath("$[0].from").value("shop"))
                .andExpect(jsonPath("$[0].parts[0].text").value("Hello"));
    }

    @Test
    void showsQuickReplies() throws Exception {
        apple.sends(quick("{'identifier':'1','title':'A'},{'identifier':'2','title':'B'}"))
                .andExpect(status().isOk());

        history()
                .andExpect(jsonPath("$[0].parts[0].text").value("Which?"))
                .andExpect(jsonPath("$[0].choices[1].value").value("2"));
    }

    @Test
    void showsAList() throws Exception {
        apple.sends(list("", "'subtitle':'19',")).andExpect(status().isOk());

        history()
                .andExpect(jsonPath("$[0].parts[0].kind").value("rows"))
                .andExpect(jsonPath("$[0].parts[0].rows[0].value").value("L"))
                .andExpect(jsonPath("$[0].parts[0].rows[0].subtitle").value("19"));
    }

    @Test
    void showsALink() throws Exception {
        apple.sends(
                        "'type':'richLink','body':'https://a.example','richLinkData':{'url':'https://a.example','title':'A'}")
                .andExpect(status().isOk());

        history().andExpect(jsonPath("$[0].parts[0].kind").value("link"));
    }

    @Test
    void takesFilesThroughTheStorage() throws Exception {
        var place = apple.stage.parsed(apple.stage
                .mvc
                .perform(apple.asks("/preUpload").header("MMCS-Size", "16"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
        var key = "00" + "ab".repeat(32);
        var upload = java.net.URI.create(place.path("upload-url").asText()).getPath();
        var sum = apple.stage.parsed(apple.stage
                .mvc
                .perform(post(upload).content(AppleStorage.crypt(key, "hello attachment".getBytes())))
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
        var file = "'type':'text','body':'\uFFFC','attachments':[{'name':'a.png','mimeType':'image/png','size':'16',"
                + "'signature-base64':'" + sum.at("/singleFile/fileChecksum").asText() + "','url':'"
                + place.path("mmcs-url").asText() + "','owner':'"
                + place.path("mmcs-owner").asText() + "','key':'" + key
                + "'}]";

        apple.sends(file.replace("'16'", "'17'")).andExpect(status().isBadRequest());
        apple.sends(file).andExpect(status().isOk());

        history().andExpect(jsonPath("$[0].parts[0].url").value(startsWith("http")));
        apple.stage
                .mvc
                .perform(get(upload).param("key", key).param("type", "image/png"))
                .andExpect(content().contentType("image/png"))
                .andExpect(content().string("hello attachment"));
    }

    @Test
    void letsInOnlyTheProvider() throws Exception {
        for (var token : new String[] {"", "Bearer x", AppleStage.token("aud"), AppleStage.token("iss") + "x"}) {
            apple.sends("id-1", AppleStage.CUSTOMER, HELLO, token).andExpect(status().isUnauthorized());
        }
        apple.stage
                .mvc
                .perform(post(AppleStage.API + "/message")
                        .header("Authorization", AppleStage.token("iss"))
                        .header("Source-Id", "another")
                        .content("{}"))
                .andExpect(status().isForbidden());
        history().andExpect(jsonPath("$.length()").value(0));
    }

    @Test
    void knowsNoOtherCustomers() throws Exception {
        apple.sends("id-1", "tel:1", HELLO, AppleStage.token("iss")).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatAppleRefuses(String message) throws Exception {
        apple.sends(message).andExpect(status().isBadRequest());

        history().andExpect(jsonPath("$.length()").value(0));
    }

    static String[] malformed() {
        var a = "{'identifier':'1','title':'A'}";
        return new String[] {
            "'type':'text'",
            "'type':'text','body':' '",
            "'type':'hologram'",
            "'type':'richLink','body':'see','richLinkData':{'url':'https://a.example','title':'A'}",
            "'type':'richLink','body':'https://a.example'",
            "'type':'interactive'",
            quick(a),
            quick(a + "," + a + "," + a + "," + a + "," + a + "," + a),
            quick(a + ",{'identifier':'2','title':'" + "x".repeat(25) + "'}"),
            quick(a + ",{'title':'B'}"),
            quick(a + "," + a).replace("Which?", "x".repeat(201)),
            list("", "'subtitle':'" + "x".repeat(201) + "',"),
            list("", "'imageIdentifier':'0',"),
            list("'images':[{'identifier':'0','data':'R0lGODlh'}],", "'imageIdentifier':'0',"),
            list("", "").replace("'items'", "'listPickerItem'"),
            "'type':'text','body':'\uFFFC','attachments':[{'name':'a','url':'https://a.example'}]",
        };
    }

    @Test
    void refusesIdsThatContradictTheHeaders() throws Exception {
        apple.sends("'id':'another'," + HELLO).andExpect(status().isBadRequest());
        apple.sends("'v':2," + HELLO).andExpect(status().isBadRequest());
    }

    @Test
    void knowsACustomerNoMoreWhoDeletedTheConversation() throws Exception {
        apple.stage.gesture("{'gesture':'close'}");
        apple.sends(HELLO).andExpect(status().isGone());
        apple.stage.gesture("{'gesture':'text','text':'Hi'}");
        apple.sends(HELLO).andExpect(status().isOk());
    }

    @Test
    void failsTheNextSendsAsTold() throws Exception {
        apple.stage.tool("faults", "{'fault':'RATE_LIMIT','sends':1}");
        apple.sends(HELLO).andExpect(status().isTooManyRequests());
        apple.stage.tool("faults", "{'fault':'EXPIRED_TOKEN','sends':1}");
        apple.sends(HELLO).andExpect(status().isUnauthorized());
        apple.stage.tool("faults", "{'fault':'SERVER_ERROR','sends':1}");
        apple.sends(HELLO).andExpect(status().isInternalServerError());
        apple.sends(HELLO).andExpect(status().isOk());
    }

    @Test
    void remembersNoTyping() throws Exception {
        apple.sends("'type':'typing_start'").andExpect(status().isOk());

        history().andExpect(jsonPath("$.length()").value(0));
    }

    @Test
    void opensALargeAnswer() throws Exception {
        apple.stage
                .mvc
                .perform(post(AppleStage.API + "/decodePayload")
                        .header("Authorization", AppleStage.token("iss"))
                        .header("bid", AppleStage.BID)
                        .content("{\"data\":{\"a\":1}}"))
                .andExpect(jsonPath("$.interactiveData.data.a").value(1));
    }

    static String quick(String items) {
        return "'type':'interactive','interactiveData':{'bid':'" + AppleStage.BID
                + "','data':{'version':'1.0','requestIdentifier':'id-1','quick-reply':{'summaryText':'Which?','items':["
                + items + "]}}}";
    }

    static String list(String images, String more) {
        return "'type':'interactive','interactiveData':{'bid':'" + AppleStage.BID
                + "','data':{'version':'1.0','requestIdentifier':'id-1'," + images
                + "'listPicker':{'sections':[{'title':'Lamps','items':[{" + more
                + "'identifier':'L','title':'Lamp','order':0}]}]}},'receivedMessage':{'title':'Lamps'},'replyMessage':{'title':'✓'}}";
    }

    private ResultActions history() throws Exception {
        return apple.stage.history();
    }
}
