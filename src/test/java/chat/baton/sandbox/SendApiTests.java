package chat.baton.sandbox;

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

class SendApiTests {

    private static final String HELLO = "{'recipient':{'id':'77'},'message':{'text':'Hello','metadata':'out-42'}}";
    private static final String PHONE = "/sandbox/phone/77";

    private final StandIn standIn = new StandIn();

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void answersAsMetaAndShowsTheMessage() throws Exception {
        standIn.sends(HELLO)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.recipient_id").value("77"))
                .andExpect(jsonPath("$.message_id").value(startsWith("m_")));
        history()
                .andExpect(jsonPath("$[0].from").value("page"))
                .andExpect(jsonPath("$[0].message.text").value("Hello"));
    }

    @Test
    void tellsBatonByEchoAndDeliveryReceipt() throws Exception {
        standIn.sends(HELLO);
        await().until(() -> standIn.events().size() == 2);
        assertThat(standIn.events()).anySatisfy(event -> {
            assertThat(event.at("/recipient/id").asText()).isEqualTo("77");
            assertThat(event.at("/message/is_echo").asBoolean()).isTrue();
            assertThat(event.at("/message/app_id").asLong()).isEqualTo(900100200L);
            assertThat(event.at("/message/metadata").asText()).isEqualTo("out-42");
        });
        assertThat(standIn.events()).anySatisfy(event -> {
            assertThat(event.at("/sender/id").asText()).isEqualTo("77");
            assertThat(event.at("/delivery/mids/0").asText()).startsWith("m_");
        });
    }

    @Test
    void refusesAWrongTokenWith190() throws Exception {
        standIn.mvc
                .perform(post("/sandbox/graph/v25.0/me/messages")
                        .header("Authorization", "Bearer stolen")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.error.code").value(190))
                .andExpect(jsonPath("$.error.type").value("OAuthException"));
    }

    @Test
    void takesTheTokenFromTheAddressToo() throws Exception {
        standIn.mvc
                .perform(get("/sandbox/graph/v25.0/" + Persona.ANNA.psid())
                        .param("access_token", StandIn.TOKEN)
                        .param("fields", "first_name,profile_pic"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.first_name").value("Anna"))
                .andExpect(jsonPath("$.last_name").doesNotExist())
                .andExpect(jsonPath("$.id").value(Persona.ANNA.psid()));
    }

    @Test
    void refusesAnotherPage() throws Exception {
        standIn.posts("/sandbox/graph/v25.0/100200300/messages", HELLO).andExpect(status().isOk());
        standIn.posts("/sandbox/graph/v25.0/999/messages", HELLO)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.error.error_subcode").value(33));
    }

    @Test
    void refusesWhatIsNoJsonInMetasWords() throws Exception {
        standIn.sends("{'recipient'")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.error.code").value(100));
    }

    @Test
    void refusesOutsideTheWindowUntilTheCustomerWritesAgain() throws Exception {
        standIn.posts(PHONE + "/tools/silence", "{}");
        standIn.sends(HELLO)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.error.code").value(10))
                .andExpect(jsonPath("$.error.error_subcode").value(2018278));
        standIn.sends(HELLO.replace("{'recip", "{'messaging_type':'MESSAGE_TAG','tag':'HUMAN_AGENT','recip"))
                .andExpect(status().isOk());
        standIn.posts(PHONE + "/gestures", "{'gesture':'text','text':'Still there?'}");
        standIn.sends(HELLO).andExpect(status().isOk());
    }

    @Test
    void failsTheNextSendsAsTold() throws Exception {
        standIn.posts(PHONE + "/tools/faults", "{'fault':'RATE_LIMIT','sends':2}");
        standIn.sends(HELLO).andExpect(status().isTooManyRequests());
        standIn.sends(HELLO).andExpect(jsonPath("$.error.code").value(613));
        standIn.sends(HELLO).andExpect(status().isOk());
        standIn.posts(PHONE + "/tools/faults", "{'fault':'SERVER_ERROR','sends':1}");
        standIn.sends(HELLO).andExpect(status().isInternalServerError());
        standIn.posts(PHONE + "/tools/faults", "{'fault':'NO_ANSWER','sends':1}");
        standIn.sends(HELLO).andExpect(status().isInternalServerError());
        history().andExpect(jsonPath("$.length()").value(1));
    }

    @Test
    void aSlowAnswerStillReachesThePhone() throws Exception {
        standIn.posts(PHONE + "/tools/faults", "{'fault':'SLOW_ANSWER','sends':1}");
        standIn.sends(HELLO).andExpect(status().isOk());
        history().andExpect(jsonPath("$.length()").value(1));
    }

    @Test
    void cutsLongTitles() throws Exception {
        standIn.sends("{'recipient':{'id':'77'},'message':{'text':'Which?','quick_replies':[{'content_type':'text',"
                + "'title':'Warm white with a brass foot','payload':'W'}]}}");
        history().andExpect(jsonPath("$[0].message.quick_replies[0].title").value("Warm white with a br"));
    }

    @Test
    void remembersSeenButNotTyping() throws Exception {
        standIn.sends("{'recipient':{'id':'77'},'sender_action':'typing_on'}")
                .andExpect(jsonPath("$.message_id").doesNotExist());
        standIn.sends("{'recipient':{'id':'77'},'sender_action':'mark_seen'}");
        history()
                .andExpect(jsonPath("$.length()").value(1))
                .andExpect(jsonPath("$[0].kind").value("seen"));
    }

    private ResultActions history() throws Exception {
        return standIn.mvc.perform(get(PHONE + "/history"));
    }
}
