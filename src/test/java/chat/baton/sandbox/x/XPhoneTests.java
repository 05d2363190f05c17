package chat.baton.sandbox.x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens on the phone, as X tells it. */
class XPhoneTests {

    private final XStage x = new XStage();

    @AfterEach
    void stop() {
        x.close();
    }

    @Test
    void aTextIsAnActivityWithSafeTextAndShortLinks() throws Exception {
        x.stage
                .gesture("{'gesture':'text','text':'a & b <3 https://lamps.example/1'}")
                .andExpect(jsonPath("$.status").value(200));

        var told = x.told().get(0).path("data");
        assertThat(told.path("event_type").asText()).isEqualTo("dm.received");
        assertThat(told.at("/filter/user_id").asText()).isEqualTo("300400500");
        var message = told.at("/payload/direct_message_events/0/message_create");
        assertThat(message.path("sender_id").asText()).isEqualTo("77");
        assertThat(message.at("/message_data/text").asText()).startsWith("a &amp; b &lt;3 https://t.co/");
        assertThat(message.at("/message_data/entities/urls/0/expanded_url").asText())
                .isEqualTo("https://lamps.example/1");
        assertThat(told.at("/payload/users/77/data/name").asText()).isNotBlank();
    }

    @Test
    void aPictureLiesWhereOnlyTheAccountMayReadIt() throws Exception {
        x.stage.gesture("{'gesture':'image','url':'https://shop.example/sandbox/photo-room.png'}");

        var media = x.told()
                .get(0)
                .at("/data/payload/direct_message_events/0/message_create/message_data/attachment/media");
        assertThat(media.path("type").asText()).isEqualTo("photo");
        var address = media.path("media_url_https").asText();
        assertThat(address).startsWith("https://shop.example/sandbox/api/x/").endsWith("/photo-room.png");
        var path = address.replace("https://shop.example", "");
        x.stage.mvc.perform(get(path)).andExpect(status().isUnauthorized());
        x.stage
                .mvc
                .perform(get(path).with(XStage.signed(XStage.SECRET, Instant.now())))
                .andExpect(status().isOk())
                .andExpect(content().contentType("image/png"));
    }

    @Test
    void readingIsToldWithTheLastMessagesId() throws Exception {
        x.sends("{'text':'Hello'}");
        x.stage.posts("/read", "{'upTo':" + (System.currentTimeMillis() + 1000) + "}");

        await().until(() -> x.told().stream().anyMatch(told -> told.has("direct_message_mark_read_events")));
        var read = x.told().stream()
                .map(told -> told.at("/direct_message_mark_read_events/0"))
                .filter(told -> told.has("last_read_event_id"))
                .findFirst()
                .orElseThrow();
        assertThat(read.path("sender_id").asText()).isEqualTo("77");
        assertThat(read.path("last_read_event_id").asText()).matches("\\d{18,19}");
    }

    @Test
    void aColleaguesAnswerNamesNoApp() throws Exception {
        x.stage.tool("colleague", "{'text':'Ben here'}");

        var told = x.told().get(0).path("data");
        assertThat(told.path("event_type").asText()).isEqualTo("dm.sent");
        var message = told.at("/payload/direct_message_events/0/message_create");
        assertThat(message.path("sender_id").asText()).isEqualTo("300400500");
        assertThat(message.at("/target/recipient_id").asText()).isEqualTo("77");
        assertThat(message.has("source_app_id")).isFalse();
    }

    @Test
    void aForgeryIsSignedByNobodyWhoKnowsTheSecret() throws Exception {
        x.stage.tool("forgery", "{}");

        assertThat(x.stage.received()).hasSize(1);
        assertThat(x.told()).isEmpty();
    }
}
