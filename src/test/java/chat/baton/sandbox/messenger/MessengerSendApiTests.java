package chat.baton.sandbox.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

class MessengerSendApiTests {

    private static final String HELLO = "{'recipient':{'id':'77'},'message':{'text':'Hello','metadata':'out-42'}}";
    private static final String ANNA = "1000000000000001";

    private final MessengerStage messenger = new MessengerStage();

    @AfterEach
    void stop() {
        messenger.close();
    }

    @Test
    void answersAsMetaAndShowsTheMessage() throws Exception {
        messenger
                .sends(HELLO)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.recipient_id").value("77"))
                .andExpect(jsonPath("$.message_id").value(startsWith("m_")));
        history()
                .andExpect(jsonPath("$[0].from").value("shop"))
                .andExpect(jsonPath("$[0].parts[0].text").value("Hello"));
    }

    @Test
    void tellsBatonByEchoAndDeliveryReceipt() throws Exception {
        messenger.sends(HELLO);
        await().until(() -> messenger.events().size() == 2);
        assertThat(messenger.events()).anySatisfy(event -> {
            assertThat(event.at("/recipient/id").asText()).isEqualTo("77");
            assertThat(event.at("/message/is_echo").asBoolean()).isTrue();
            assertThat(event.at("/message/app_id").asLong()).isEqualTo(900100200L);
            assertThat(event.at("/message/metadata").asText()).isEqualTo("out-42");
        });
        assertThat(messenger.events()).anySatisfy(event -> {
            assertThat(event.at("/sender/id").asText()).isEqualTo("77");
            assertThat(event.at("/delivery/mids/0").asText()).startsWith("m_");
        });
    }

    @Test
    void refusesAWrongTokenWith190() throws Exception {
        messenger
                .stage
                .mvc
                .perform(post(MessengerStage.API + "/me/messages")
                        .header("Authorization", "Bearer stolen")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.error.code").value(190))
                .andExpect(jsonPath("$.error.type").value("OAuthException"));
    }

    @Test
    void takesTheTokenFromTheAddressToo() throws Exception {
        messenger
                .stage
                .mvc
                .perform(get(MessengerStage.API + "/" + ANNA)
                        .param("access_token", MessengerStage.TOKEN)
                        .param("fields", "first_name,profile_pic"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.first_name").value("Anna"))
                .andExpect(jsonPath("$.last_name").doesNotExist())
                .andExpect(jsonPath("$.id").value(ANNA));
    }

    @Test
    void refusesAnotherPage() throws Exception {
        messenger.sends("100200300", HELLO).andExpect(status().isOk());
        messenger
                .sends("999", HELLO)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.error.error_subcode").value(33));
    }

    @Test
    void refusesWhatIsNoJsonInMetasWords() throws Exception {
        messenger
                .sends("{'recipient'")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.error.code").value(100));
    }

    @Test
    void refusesOutsideTheWindowUntilTheCustomerWritesAgain() throws Exception {
        messenger.stage.tool("silence", "{}");
        messenger
                .sends(HELLO)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.error.code").value(10))
                .andExpect(jsonPath("$.error.error_subcode").value(2018278));
        messenger
                .sends(HELLO.replace("{'recip", "{'messaging_type':'MESSAGE_TAG','tag':'HUMAN_AGENT','recip"))
                .andExpect(status().isOk());
        messenger.stage.gesture("{'gesture':'text','text':'Still there?'}");
        messenger.sends(HELLO).andExpect(status().isOk());
    }

    @Test
    void failsTheNextSendsAsTold() throws Exception {
        messenger.stage.tool("faults", "{'fault':'RATE_LIMIT','sends':2}");
        messenger.sends(HELLO).andExpect(status().isTooManyRequests());
        messenger.sends(HELLO).andExpect(jsonPath("$.error.code").value(613));
        messenger.sends(HELLO).andExpect(status().isOk());
        messenger.stage.tool("faults", "{'fault':'SERVER_ERROR','sends':1}");
        messenger.sends(HELLO).andExpect(status().isInternalServerError());
        messenger.stage.tool("faults", "{'fault':'NO_ANSWER','sends':1}");
        messenger.sends(HELLO).andExpect(status().isInternalServerError());
        messenger.stage.tool("faults", "{'fault':'EXPIRED_TOKEN','sends':1}");
        messenger.sends(HELLO).andExpect(jsonPath("$.error.error_subcode").value(463));
        history().andExpect(jsonPath("$.length()").value(1));
    }

    @Test
    void aSlowAnswerStillReachesThePhone() throws Exception {
        messenger.stage.tool("faults", "{'fault':'SLOW_ANSWER','sends':1}");
        messenger.sends(HELLO).andExpect(status().isOk());
        history().andExpect(jsonPath("$.length()").value(1));
    }

    @Test
    void cutsLongTitles() throws Exception {
        messenger.sends("{'recipient':{'id':'77'},'message':{'text':'Which?','quick_replies':[{'content_type':'text',"
                + "'title':'Warm white with a brass foot','payload':'W'}]}}");
        history().andExpect(jsonPath("$[0].choices[0].title").value("Warm white with a br"));
    }

    @Test
    void remembersSeenButNotTyping() throws Exception {
        messenger
                .sends("{'recipient':{'id':'77'},'sender_action':'typing_on'}")
                .andExpect(jsonPath("$.message_id").doesNotExist());
        messenger.sends("{'recipient':{'id':'77'},'sender_action':'mark_seen'}");
        history()
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].kind").value("seen"));
    }

    private ResultActions history() throws Exception {
        return messenger.stage.history();
    }
}
