package chat.baton.channel.telegram;

import chat.baton.channel.Json;
import chat.baton.channel.Signal;
import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What customers are shown besides messages: that an answer is being written, and that their tap was heard. */
@Component
class TelegramSignals {

    private static final String TAP = "tap:";

    /** The id of a tap as a message of the customer's; absent when it has none. */
    static @Nullable String tap(JsonNode tap) {
        var id = Json.text(tap.path("id"));
        return id == null ? null : TAP + id;
    }

    /** Absent when there is nothing to show: a message that was typed is not marked as seen. */
    public @Nullable String call(@Body Signal.Wanted wanted) {
        var message = wanted.messageId();
        if (wanted.signal() == Signal.TYPING) {
            return TelegramCall.of("sendChatAction", "action", "typing")
                    .to(wanted.to().externalId())
                    .toJson();
        }
        return message != null && message.startsWith(TAP)
                ? TelegramCall.of("answerCallbackQuery", "callback_query_id", message.substring(TAP.length()))
                        .toJson()
                : null;
    }
}
