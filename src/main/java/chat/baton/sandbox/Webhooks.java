package chat.baton.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Brings webhooks to Baton, again when it does not take them, as providers do (four times here, not for hours). */
@InSandbox
@Component
public class Webhooks implements DisposableBean {

    /** Nobody answered at all. */
    static final int UNREACHABLE = 0;

    private static final int TRIES = 4;
    private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ThreadPoolExecutor later = new ThreadPoolExecutor(
            2,
            2,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(10_000),
            Webhooks::daemon,
            new ThreadPoolExecutor.DiscardOldestPolicy());
    private final OwnAddress baton;
    private final Duration retryAfter;

    Webhooks(OwnAddress baton, SandboxSettings settings) {
        this.baton = baton;
        this.retryAfter = settings.retryAfter();
    }

    /** @return the HTTP status of the first that was not taken, or of the last */
    int deliver(List<Webhook> report) {
        var status = UNREACHABLE;
        for (var webhook : report) {
            status = deliver(webhook);
            if (!taken(status)) {
                return status;
            }
        }
        return status;
    }

    /** @return the last HTTP status; {@link #UNREACHABLE} when there was none */
    private int deliver(Webhook webhook) {
        var pause = retryAfter;
        var status = once(webhook);
        for (int tried = 1; !taken(status) && tried < TRIES && Pause.taken(pause); tried++) {
            status = once(webhook);
            pause = pause.multipliedBy(2);
        }
        return status;
    }

    /** Soon and on another thread: receipts and echoes do not hold up the answer of the API. */
    public void deliverLater(Webhook webhook) {
        later.execute(() -> {
            var status = deliver(webhook);
            if (!taken(status)) {
                log.warn("Sandbox webhook was not accepted: HTTP {}", status);
            }
        });
    }

    /** @return the HTTP status; {@link #UNREACHABLE} when there was none */
    int once(Webhook webhook) {
        try {
            return http.send(request(webhook), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return UNREACHABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNREACHABLE;
        }
    }

    @Override
    public void destroy() {
        later.shutdownNow();
    }

    private HttpRequest request(Webhook webhook) {
        var request = HttpRequest.newBuilder(URI.create(baton.of(webhook.path())))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(webhook.body()));
        webhook.headers().forEach(request::setHeader);
        return request.build();
    }

    private static boolean taken(int status) {
        return status / 100 == 2;
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "sandbox-webhooks");
        thread.setDaemon(true);
        return thread;
    }
}
