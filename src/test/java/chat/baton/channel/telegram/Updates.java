package chat.baton.channel.telegram;

import chat.baton.channel.Account;
import chat.baton.channel.Connections;
import chat.baton.core.MerchantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The tests' bot, and updates as Telegram sends them to it. */
final class Updates {

    static final String TOKEN = "77:AAabcdefghijklmnopqrstuvwxyz_-0123456";
    static final String SECRET = "s-1";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicLong NUMBERS = new AtomicLong(System.currentTimeMillis());

    private Updates() {}

    static Account connectedBy(Connections connections) {
        return connections.connect(
                MerchantId.of("lamps"),
                "telegram",
                "lamps",
                Map.of("botId", "77", "botToken", TOKEN, "secretToken", SECRET));
    }

    static String text(long customer, String text) {
        return message(customer, NUMBERS.get(), "\"text\":\"" + text + "\"");
    }

    static String message(long customer, long messageId, String rest) {
        return update("\"message\":" + sent(customer, messageId, rest));
    }

    /** A message without the update around it. */
    static String sent(long customer, long messageId, String rest) {
        return "{\"message_id\":" + messageId + ",\"date\":" + now() + ",\"chat\":" + chat(customer) + ",\"from\":"
                + person(customer) + "," + rest + "}";
    }

    static String update(String rest) {
        return "{\"update_id\":" + NUMBERS.incrementAndGet() + "," + rest + "}";
    }

    static String tap(long customer, String id, String data, String keyboard) {
        return update("\"callback_query\":{\"id\":\"" + id + "\",\"from\":" + person(customer)
                + ",\"chat_instance\":\"1\",\"data\":\"" + data + "\",\"message\":"
                + sent(customer, 5, "\"text\":\"?\",\"reply_markup\":{\"inline_keyboard\":" + keyboard + "}") + "}");
    }

    static String membership(long customer, String status) {
        return update("\"my_chat_member\":{\"date\":" + now() + ",\"chat\":" + chat(customer) + ",\"from\":"
                + person(customer) + ",\"new_chat_member\":{\"status\":\"" + status + "\"}}");
    }

    static String chat(long customer) {
        return "{\"id\":" + customer + ",\"type\":\"private\",\"first_name\":\"Anna\"}";
    }

    static String person(long customer) {
        return "{\"id\":" + customer
                + ",\"is_bot\":false,\"first_name\":\"Anna\",\"last_name\":\"Berg\",\"language_code\":\"en\"}";
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }

    static int hears(int port, String update) {
        return hears(port, update, SECRET);
    }

    static int hears(int port, String update, String secret) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/hooks/telegram/lamps"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(update));
        if (secret != null) {
            request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
