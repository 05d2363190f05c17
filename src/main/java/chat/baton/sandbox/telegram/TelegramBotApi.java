package chat.baton.sandbox.telegram;

import chat.baton.sandbox.Arrivals;
import chat.baton.sandbox.Attachments;
import chat.baton.sandbox.InSandbox;
import chat.baton.sandbox.Phone;
import chat.baton.sandbox.Shown;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Stands in for the Bot API: takes what Baton sends to a customer, or refuses it as Telegram does. */
@InSandbox
@RestController
class TelegramBotApi {

    private final TelegramBot bot;
    private final TelegramStandIn channel;
    private final Arrivals arrivals;
    private final Clock clock;

    TelegramBotApi(TelegramBot bot, TelegramStandIn channel, Arrivals arrivals, Clock clock) {
        this.bot = bot;
        this.channel = channel;
        this.arrivals = arrivals;
        this.clock = clock;
    }

    @PostMapping(TelegramStandIn.ENDPOINT + "/bot{token}/{method}")
    ObjectNode call(@PathVariable String token, @PathVariable String method, @RequestBody JsonNode call) {
        check(token);
        var answer = JsonNodeFactory.instance.objectNode().put("ok", true);
        answer.set(
                "result",
                switch (method) {
                    case "sendChatAction" -> act(call);
                    case "answerCallbackQuery" -> BooleanNode.TRUE;
                    case "getFile" -> place(call.path("file_id").asText());
                    default -> send(method, call);
                });
        return answer;
    }

    @GetMapping(TelegramStandIn.ENDPOINT + "/file/bot{token}/files/{id}.{ending}")
    ResponseEntity<byte[]> file(@PathVariable String token, @PathVariable String id) {
        check(token);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(Attachments.bytes(url(id)));
    }

    private void check(String token) {
        if (!bot.isIts(token)) {
            throw TelegramErrors.unauthorized();
        }
    }

    private JsonNode act(JsonNode call) {
        arrivals.signal(channel, customer(call), new Shown.Typing(true));
        return BooleanNode.TRUE;
    }

    private JsonNode place(String id) {
        var url = url(id);
        return JsonNodeFactory.instance
                .objectNode()
                .put("file_id", id)
                .put("file_path", "files/" + id + url.substring(url.lastIndexOf('.')));
    }

    private static String url(String id) {
        return TelegramFileId.url(id)
                .orElseThrow(() -> TelegramErrors.badRequest("wrong file_id or the file is temporarily unavailable"));
    }

    private JsonNode send(String method, JsonNode call) {
        TelegramRules.check(method, call);
        return arrivals.send(channel, customer(call), phone -> sent(phone, method, call));
    }

    private String customer(JsonNode call) {
        var chat = call.path("chat_id").asText();
        if (!channel.isCustomerId(chat)) {
            throw TelegramErrors.badRequest("chat not found");
        }
        return chat;
    }

    private ObjectNode sent(Phone phone, String method, JsonNode call) {
        if (phone.left()) {
            throw TelegramErrors.blocked();
        }
        var now = clock.instant();
        var id = channel.messageId();
        phone.show(Shown.Message.fromShop(id, now, TelegramParts.of(method, call), List.of()));
        return JsonNodeFactory.instance
                .objectNode()
                .put("message_id", Long.parseLong(id))
                .put("date", now.getEpochSecond());
    }

    @ExceptionHandler
    ResponseEntity<Object> on(HttpMessageNotReadableException e) {
        return TelegramErrors.badRequest("can't parse JSON object").answer();
    }
}
