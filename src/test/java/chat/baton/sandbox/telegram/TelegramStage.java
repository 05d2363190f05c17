package chat.baton.sandbox.telegram;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import chat.baton.sandbox.Stage;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

/** Telegram, played to customer 5000000000077. */
final class TelegramStage implements AutoCloseable {

    static final String TOKEN = "7:sandbox-telegram-token-of-the-demo-bot";
    static final String SECRET = "sandbox-telegram-secret";

    final Stage stage;

    TelegramStage() {
        var bot = new TelegramBot("7", TOKEN, SECRET);
        var channel = new TelegramStandIn(bot);
        stage = new Stage(
                channel, "5000000000077", set -> List.of(new TelegramBotApi(bot, channel, set.arrivals, set.clock)));
    }

    /** @param call single quotes stand for double ones */
    ResultActions calls(String method, String call) throws Exception {
        return calls(TOKEN, method, call);
    }

    ResultActions calls(String token, String method, String call) throws Exception {
        return stage.mvc.perform(post("/sandbox/api/telegram/bot" + token + "/" + method)
                .contentType(MediaType.APPLICATION_JSON)
                .content(call.replace('\'', '"')));
    }

    /** The updates Baton got with the secret token, oldest first. */
    List<JsonNode> updates() {
        return stage.received().stream()
                .filter(request -> SECRET.equals(request.getHeader("X-Telegram-Bot-Api-Secret-Token")))
                .map(request -> stage.parsed(request.getBody()))
                .toList();
    }

    @Override
    public void close() {
        stage.close();
    }
}
