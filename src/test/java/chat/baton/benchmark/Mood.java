package chat.baton.benchmark;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** How a provider is. What was taken is told by its echo, whatever the answer was, as Meta does. */
enum Mood {
    WELL {
        @Override
        void answer(Provider provider, HttpExchange exchange, String body) throws IOException {
            provider.answer(exchange, body);
        }
    },
    /** Takes the message, but answers when nobody waits any more. */
    SLOW {
        @Override
        void answer(Provider provider, HttpExchange exchange, String body) throws InterruptedException {
            provider.take(body);
            Thread.sleep(30_000);
        }
    },
    /** Takes nothing for some seconds, and says for how long. */
    BUSY {
        @Override
        void answer(Provider provider, HttpExchange exchange, String body) throws IOException {
            exchange.getResponseHeaders().set("Retry-After", "3");
            Provider.respond(exchange, 429, "{\"error\":{\"code\":4,\"message\":\"too many\"}}");
        }
    },
    DISTURBED {
        @Override
        void answer(Provider provider, HttpExchange exchange, String body) throws IOException {
            Provider.respond(exchange, 500, "oh dear");
        }
    },
    /** Takes the message and answers with what nobody can read. */
    GARBLED {
        @Override
        void answer(Provider provider, HttpExchange exchange, String body) throws IOException {
            provider.take(body);
            Provider.respond(exchange, 200, "\u0000\u0001<html>{\"message_id\":");
        }
    },
    /** Closes the connection without a word, and has taken the message, or not. */
    CLOSING {
        @Override
        void answer(Provider provider, HttpExchange exchange, String body) {
            if (ThreadLocalRandom.current().nextBoolean()) {
                provider.take(body);
            }
        }
    },
    /** Takes nothing, says nothing, and keeps the connection. */
    SILENT {
        @Override
        void answer(Provider provider, HttpExchange exchange, String body) throws InterruptedException {
            Thread.sleep(30_000);
        }
    };

    abstract void answer(Provider provider, HttpExchange exchange, String body)
            throws IOException, InterruptedException;

    void answer(Provider provider, HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(provider, exchange, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
