package chat.baton.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramPhoneTests {

    private final TelegramStage telegram = new TelegramStage();

    @AfterEach
    void stop() {
        telegram.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'gesture':'text','text':'Größe M 👍'} | /message/text | Größe M 👍",
                "{'gesture':'text','text':'hi'} | /message/chat/id | 5000000000077",
                "{'gesture':'reply','to':'5','text':'Yes'} | /message/reply_to_message/message_id | 5",
                "{'gesture':'tap','on':'button','message':'5','title':'Red','value':'R'} | /callback_query/data | R",
                "{'gesture':'tap','on':'button','message':'5','title':'Red','value':'R'} "
                        + "| /callback_query/message/reply_markup/inline_keyboard/0/0/text | Red",
                "{'gesture':'location','latitude':52.5,'longitude':13.4} | /message/location/latitude | 52.5",
                "{'gesture':'contact','name':'Ben','phone':'+491'} | /message/contact/phone_number | +491",
                "{'gesture':'file','url':'http://x/sandbox/a.pdf','name':'a.pdf'} | /message/document/file_name | a.pdf",
                "{'gesture':'edit','message':'5','text':'two','edits':1} | /edited_message/text | two",
                "{'gesture':'unfollow'} | /my_chat_member/new_chat_member/status | kicked",
            })
    void everyGestureIsTheUpdateTelegramSends(String gesture, String pointer, String value) throws Exception {
        telegram.stage.gesture(gesture).andExpect(status().isOk());

        assertThat(telegram.updates()).hasSize(1);
        assertThat(telegram.updates().get(0).at(pointer).asText()).isEqualTo(value);
    }

    @Test
    void startingTheBotAgainLetsItIn() throws Exception {
        telegram.stage.gesture("{'gesture':'follow'}");

        assertThat(telegram.updates()
                        .get(0)
                        .at("/my_chat_member/new_chat_member/status")
                        .asText())
                .isEqualTo("member");
        assertThat(telegram.updates().get(1).at("/message/text").asText()).isEqualTo("/start");
    }

    @Test
    void numbersUpdatesInTheirOrder() throws Exception {
        telegram.stage.gesture("{'gesture':'text','text':'one'}");
        telegram.stage.gesture("{'gesture':'text','text':'two'}");

        assertThat(telegram.updates())
                .extracting(update -> update.path("update_id").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aForgeryHasAnotherToken() throws Exception {
        telegram.stage.answering(403);
        telegram.stage.tool("forgery", "{}").andExpect(jsonPath("$.status").value(403));

        assertThat(telegram.updates()).isEmpty();
    }
}
