package chat.baton.sandbox.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;

/**
 * What the Bot API refuses about the form of a call.
 *
 * @see <a href="https://core.telegram.org/bots/api#sendmessage">Telegram Bot API (read 2026)</a>
 */
final class TelegramRules {

    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_CAPTION = 1024;
    private static final int LONGEST_DATA = 64;
    private static final int MOST_BUTTONS = 100;

    private TelegramRules() {}

    /** @throws chat.baton.sandbox.Refusal when Telegram would not take it */
    static void check(String method, JsonNode call) {
        switch (method) {
            case "sendMessage" -> {
                refuseIf(call.path("text").asText().isBlank(), "message text is empty");
                refuseIf(call.path("text").asText().length() > LONGEST_TEXT, "message is too long");
            }
            case "sendPhoto" -> checkFile(call, "photo", "\\S+");
            case "sendAudio" -> checkFile(call, "audio", "\\S+");
            case "sendVideo" -> checkFile(call, "video", "\\S+");
            case "sendDocument" -> checkFile(call, "document", "(?i)\\S+\\.(pdf|zip|gif)(\\?\\S*)?");
            default -> throw TelegramErrors.unknownMethod();
        }
        checkKeyboard(call.path("reply_markup").path("inline_keyboard"));
    }

    private static void checkFile(JsonNode call, String field, String fetched) {
        var url = call.path(field).asText();
        refuseIf(!isWeb(url), "wrong remote file identifier specified: Wrong string length");
        refuseIf(!url.matches(fetched), "failed to get HTTP URL content");
        refuseIf(call.path("caption").asText().length() > LONGEST_CAPTION, "message caption is too long");
    }

    private static void checkKeyboard(JsonNode rows) {
        int buttons = 0;
        for (var row : rows) {
            for (var button : row) {
                checkButton(button);
                buttons++;
            }
        }
        refuseIf(buttons > MOST_BUTTONS, "reply markup is too long");
    }

    private static void checkButton(JsonNode button) {
        refuseIf(
                button.path("text").asText().isBlank(),
                "can't parse inline keyboard button: Field \"text\" must be non-empty");
        if (button.has("url")) {
            var url = button.path("url").asText();
            refuseIf(!isWeb(url), "inline keyboard button URL '" + url + "' is invalid: Wrong HTTP URL");
        } else {
            var data = button.path("callback_data").asText().getBytes(StandardCharsets.UTF_8).length;
            refuseIf(data == 0 || data > LONGEST_DATA, "BUTTON_DATA_INVALID");
        }
    }

    private static boolean isWeb(String url) {
        return url.matches("https?://\\S+");
    }

    private static void refuseIf(boolean wrong, String what) {
        if (wrong) {
            throw TelegramErrors.badRequest(what);
        }
    }
}
