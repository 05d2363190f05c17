package chat.baton.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.ResultActions;

class TelegramBotApiTests {

    private static final String HELLO = "{'chat_id':5000000000077,'text':'Hello'}";

    private final TelegramStage telegram = new TelegramStage();

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void answersAsTelegramAndShowsTheMessage() throws Exception {
        telegram.calls("sendMessage", HELLO)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.ok").value(true))
                .andExpect(jsonPath("$.result.message_id").isNumber());
        history()
                .andExpect(jsonPath("$[0].from").value("shop"))
                .andExpect(jsonPath("$[0].parts[0].text").value("Hello"));
    }

    @Test
    void showsAPhotoWithItsKeyboard() throws Exception {
        telegram.calls(
                "sendPhoto",
                "{'chat_id':5000000000077,'photo':'https://x/1.jpg','caption':'Lamp','reply_markup':{'inline_keyboard':"
                        + "[[{'text':'Buy','callback_data':'B'},{'text':'Look','url':'https://x'}]]}}");
        history()
                .andExpect(jsonPath("$[0].parts[0].url").value("https://x/1.jpg"))
                .andExpect(jsonPath("$[0].parts[1].text").value("Lamp"))
                .andExpect(jsonPath("$[0].parts[1].buttons[0].value").value("B"))
                .andExpect(jsonPath("$[0].parts[1].buttons[1].url").value("https://x"));
    }

    @Test
    void showsAFileByItsName() throws Exception {
        telegram.calls("sendDocument", "{'chat_id':5000000000077,'document':'https://x/a.pdf'}");
        history().andExpect(jsonPath("$[0].parts[0].name").value("a.pdf"));
    }

    @Test
    void refusesAWrongToken() throws Exception {
        telegram.calls("7:stolen", "sendMessage", HELLO)
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.ok").value(false))
                .andExpect(jsonPath("$.error_code").value(401));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sendMessage  | {'chat_id':5000000000077,'text':' '}                         | message text is empty",
                "sendMessage  | {'chat_id':'anna','text':'hi'}                               | chat not found",
                "sendPhoto    | {'chat_id':5000000000077,'photo':'lamp.jpg'}                 | wrong remote file",
                "sendDocument | {'chat_id':5000000000077,'document':'https://x/a.docx'}      | failed to get HTTP URL",
                "getFile      | {'file_id':'?'}                                              | wrong file_id",
                "sendMessage  | {'chat_id':5000000000077,'text':'?','reply_markup':{'inline_keyboard':[[{'text':'A'}]]}} "
                        + "| BUTTON_DATA_INVALID",
                "sendMessage  | {'chat_id':5000000000077,'text':'?','reply_markup':{'inline_keyboard':"
                        + "[[{'text':'A','url':'x'}]]}} | Wrong HTTP URL",
            })
    void refusesWhatTelegramRefuses(String method, String call, String why) throws Exception {
        telegram.calls(method, call).andExpect(status().isBadRequest()).andExpect(result -> assertThat(telegram.stage
                        .parsed(result.getResponse().getContentAsByteArray())
                        .path("description")
                        .asText())
                .startsWith("Bad Request: ")
                .contains(why));
    }

    @Test
    void refusesValuesOfMoreThan64Bytes() throws Exception {
        for (var value : new String[] {"x".repeat(65), "é".repeat(33)}) {
            telegram.calls(
                            "sendMessage",
                            "{'chat_id':5000000000077,'text':'?','reply_markup':{'inline_keyboard':[[{'text':'A','callback_data':'"
                                    + value + "'}]]}}")
                    .andExpect(status().isBadRequest());
        }
    }

    @Test
    void isBlockedUntilTheCustomerStartsTheBotAgain() throws Exception {
        telegram.stage.gesture("{'gesture':'unfollow'}");
        telegram.calls("sendMessage", HELLO)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.description").value("Forbidden: bot was blocked by the user"));

        telegram.stage.gesture("{'gesture':'follow'}");
        telegram.calls("sendMessage", HELLO).andExpect(status().isOk());
    }

    @Test
    void tellsHowLongToWaitWhenThereIsTooMuch() throws Exception {
        telegram.stage.tool("faults", "{'fault':'RATE_LIMIT','sends':1}");
        telegram.calls("sendMessage", HELLO)
                .andExpect(status().isTooManyRequests())
                .andExpect(jsonPath("$.parameters.retry_after").value(5));
    }

    @Test
    void handsOutWhatACustomerSent() throws Exception {
        telegram.stage.gesture("{'gesture':'image','url':'http://x/sandbox/photo-room.png'}");
        var id = telegram.updates().get(0).at("/message/photo/1/file_id").asText();
        var answer = telegram.calls("getFile", "{'file_id':'" + id + "'}")
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        var place = telegram.stage.parsed(answer).at("/result/file_path").asText();

        assertThat(place).endsWith(".png");
        telegram.stage
                .mvc
                .perform(get("/sandbox/api/telegram/file/bot" + TelegramStage.TOKEN + "/" + place))
                .andExpect(status().isOk())
                .andExpect(result ->
                        assertThat(result.getResponse().getContentAsByteArray()).hasSizeGreaterThan(1000));
    }

    private ResultActions history() throws Exception {
        return telegram.stage.history();
    }
}
