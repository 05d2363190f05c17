package chat.baton.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.ResultActions;

class XMessageApiTests {

    private static final byte[] PNG = {1, 2, 3};

    private final XStage x = new XStage();

    @AfterEach
    void stop() {
        x.close();
    }

    @Test
    void answersAsXAndShowsTheMessage() throws Exception {
        x.sends("{'text':'Hello'}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.data.dm_conversation_id").value("77-300400500"))
                .andExpect(jsonPath("$.data.dm_event_id").value(matchesPattern("\\d{18,19}")));
        x.stage
                .history()
                .andExpect(jsonPath("$[0].from").value("shop"))
                .andExpect(jsonPath("$[0].parts[0].text").value("Hello"));
    }

    @Test
    void tellsBatonWhatItSentItself() throws Exception {
        x.sends("{'text':'Hello'}");

        await().until(() -> x.told().size() == 1);
        var told = x.told().get(0).path("data");
        assertThat(told.path("event_type").asText()).isEqualTo("dm.sent");
        assertThat(told.at("/payload/direct_message_events/0/message_create/source_app_id")
                        .asText())
                .isEqualTo("900500");
    }

    @Test
    void letsOnlyInWhoSignsNowWithTheSecrets() throws Exception {
        for (var signature : new org.springframework.test.web.servlet.request.RequestPostProcessor[] {
            request -> request,
            XStage.signed("another", Instant.now()),
            XStage.signed(XStage.SECRET, Instant.now().minusSeconds(3600)),
        }) {
            x.sends("77", "{'text':'Hello'}", signature)
                    .andExpect(status().isUnauthorized())
                    .andExpect(content().contentType("application/problem+json"))
                    .andExpect(jsonPath("$.title").value("Unauthorized"));
        }
        assertThat(x.told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'text':''}",
                "{'text':'Hello','quick_reply':{}}",
                "{'text':'Hello','attachments':[{'media_id':'1'}]}",
                "{'attachments':[{'media_id':'1'},{'media_id':'2'}]}",
                "no json"
            })
    void refusesWhatTheSchemaDoesNotHave(String body) throws Exception {
        x.sends(body)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.type").value(endsWith("/invalid-request")));
    }

    @Test
    void refusesATextThatIsTooLong() throws Exception {
        x.sends("{'text':'" + "x".repeat(10_000) + "'}").andExpect(status().isCreated());
        x.sends("{'text':'" + "x".repeat(10_001) + "'}").andExpect(status().isBadRequest());
    }

    @Test
    void refusesToWriteToNobody() throws Exception {
        x.sends("300400500", "{'text':'Hello'}", XStage.signed(XStage.SECRET, Instant.now()))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.detail").value("You do not have permission to DM one or more participants."));
    }

    @Test
    void takesAPictureFirstAndTheMessageThatNamesItThen() throws Exception {
        var answer = uploads("image/png", "dm_image")
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        var id = new ObjectMapper().readTree(answer).at("/data/id").asText();

        x.sends("{'text':'A lamp','attachments':[{'media_id':'" + id + "'}]}").andExpect(status().isCreated());
        x.stage
                .history()
                .andExpect(jsonPath("$[0].parts[0].url").value(endsWith("/sandbox/x/pictures/" + id)))
                .andExpect(jsonPath("$[0].parts[1].text").value("A lamp"));
        x.stage
                .mvc
                .perform(get("/sandbox/x/pictures/" + id))
                .andExpect(content().contentType("image/png"))
                .andExpect(content().bytes(PNG));
        x.stage.mvc.perform(get("/sandbox/x/pictures/1")).andExpect(status().isNotFound());
    }

    @Test
    void refusesWhatIsNoPicture() throws Exception {
        uploads("image/svg+xml", "dm_image").andExpect(status().isBadRequest());
        uploads("image/gif", "dm_image").andExpect(status().isBadRequest());
    }

    @Test
    void tellsWhenItCountsAnewWhenItIsAskedTooOften() throws Exception {
        x.stage.tool("faults", "{'fault':'RATE_LIMIT','sends':1}");
        x.sends("{'text':'Hello'}")
                .andExpect(status().isTooManyRequests())
                .andExpect(header().exists("x-rate-limit-reset"));
        x.sends("{'text':'Hello'}").andExpect(status().isCreated());
    }

    @Test
    void knowsAnExpiredTokenAndADisturbance() throws Exception {
        x.stage.tool("faults", "{'fault':'EXPIRED_TOKEN','sends':1}");
        x.sends("{'text':'Hello'}")
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.errors[0].code").value(89));
        x.stage.tool("faults", "{'fault':'SERVER_ERROR','sends':1}");
        x.sends("{'text':'Hello'}").andExpect(status().isServiceUnavailable());
    }

    private ResultActions uploads(String type, String category) throws Exception {
        return x.stage.mvc.perform(multipart(XStage.API + "/media/upload")
                .file(new MockMultipartFile("media", "picture", type, PNG))
                .param("media_category", category)
                .with(XStage.signed(XStage.SECRET, Instant.now())));
    }
}
