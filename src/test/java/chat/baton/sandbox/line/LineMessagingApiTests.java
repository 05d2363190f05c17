package chat.baton.sandbox.line;

import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

class LineMessagingApiTests {

    private static final String HELLO = "{'to':'U77','messages':[{'type':'text','text':'Hello'}]}";
    private static final String KEY = "123e4567-e89b-12d3-a456-426614174000";

    private final LineStage line = new LineStage();

    @AfterEach
    void stop() {
        line.close();
    }

    @Test
    void takesAPushAndShowsEachOfItsMessages() throws Exception {
        push("{'to':'U77','messages':[{'type':'text','text':'Hello'},{'type':'text','text':'Which?','quickReply':{'items':["
                        + "{'type':'action','action':{'type':'postback','label':'Red','data':'r','displayText':'Red'}}]}}]}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.sentMessages.length()").value(2))
                .andExpect(jsonPath("$.sentMessages[0].id").value(matchesPattern("\\d+")));
        history()
                .andExpect(jsonPath("$[0].parts[0].text").value("Hello"))
                .andExpect(jsonPath("$[1].choices[0].value").value("r"));
    }

    @Test
    void takesAReplyOnce() throws Exception {
        line.stage.gesture("{'gesture':'text','text':'Hi'}");
        var token = line.events().get(0).path("replyToken").asText();

        reply(token).andExpect(status().isOk());
        reply(token)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.message").value("Invalid reply token"));
        reply("never one").andExpect(status().isBadRequest());
    }

    @Test
    void takesWhatHasTheSameKeyOnce() throws Exception {
        pushWith(KEY).andExpect(status().isOk());
        pushWith(KEY)
                .andExpect(status().isConflict())
                .andExpect(header().exists("x-line-accepted-request-id"))
                .andExpect(jsonPath("$.sentMessages.length()").value(1));
        pushWith("no key").andExpect(status().isBadRequest());
        history().andExpect(jsonPath("$.length()").value(1));
    }

    @Test
    void doesNotKeepTheKeyOfWhatFailed() throws Exception {
        line.stage.tool("faults", "{'fault':'SERVER_ERROR','sends':1}");
        pushWith(KEY).andExpect(status().isInternalServerError());
        pushWith(KEY).andExpect(status().isOk());
    }

    @Test
    void failsInTheWordsOfLine() throws Exception {
        line.stage.tool("faults", "{'fault':'RATE_LIMIT','sends':1}");
        push(HELLO).andExpect(status().isTooManyRequests());
        line.stage.tool("faults", "{'fault':'EXPIRED_TOKEN','sends':1}");
        push(HELLO).andExpect(status().isUnauthorized());
        push("{'to'").andExpect(status().isBadRequest());
        push(HELLO.replace("U77", "nobody")).andExpect(status().isBadRequest());
        history().andExpect(jsonPath("$.length()").value(0));
    }

    @Test
    void saysNothingOfBeingBlocked() throws Exception {
        line.stage.gesture("{'gesture':'unfollow'}");
        push(HELLO).andExpect(status().isOk());
        history().andExpect(jsonPath("$[?(@.from == 'shop')]").isEmpty());
    }

    @Test
    void showsThatTheShopTypesAndHasSeen() throws Exception {
        line.asks("/chat/loading/start", "{'chatId':'U77','loadingSeconds':10}").andExpect(status().isAccepted());
        line.asks("/chat/loading/start", "{'chatId':'U77','loadingSeconds':7}").andExpect(status().isBadRequest());
        line.asks("/chat/markAsRead", "{'markAsReadToken':'U77 4'}").andExpect(status().isOk());
        line.asks("/message/markAsRead", "{'chat':{'userId':'U77'}}").andExpect(status().isOk());
        history()
                .andExpect(jsonPath("$.length()").value(2))
                .andExpect(jsonPath("$[0].kind").value("seen"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/message/push", "/message/reply", "/chat/loading/start", "/chat/markAsRead"})
    void refusesAWrongToken(String path) throws Exception {
        line.stage
                .mvc
                .perform(post(LineStage.API + path)
                        .header("Authorization", "Bearer stolen")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void tellsWhoACustomerIs() throws Exception {
        profile("U00000000000000000000000000000001")
                .andExpect(jsonPath("$.displayName").value("Anna Berg"));
        profile("nobody").andExpect(status().isNotFound());
    }

    private ResultActions profile(String customer) throws Exception {
        return line.stage.mvc.perform(
                get(LineStage.API + "/profile/" + customer).header("Authorization", "Bearer " + LineStage.TOKEN));
    }

    private ResultActions push(String body) throws Exception {
        return line.asks("/message/push", body);
    }

    private ResultActions pushWith(String key) throws Exception {
        return line.stage.mvc.perform(post(LineStage.API + "/message/push")
                .header("Authorization", "Bearer " + LineStage.TOKEN)
                .header("X-Line-Retry-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(HELLO.replace('\'', '"')));
    }

    private ResultActions reply(String token) throws Exception {
        return line.asks("/message/reply", HELLO.replace("'to':'U77'", "'replyToken':'" + token + "'"));
    }

    private ResultActions history() throws Exception {
        return line.stage.history();
    }
}
