package chat.baton.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Brings webhooks to Baton, again when it does not answer 200, as Meta does (four times here, not for hours). */
@InSandbox
@Component
class Webhooks implements DisposableBean {

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
    private final String path;
    private final Duration retryAfter;

    Webhooks(OwnAddress baton, SandboxSettings settings) {
        this.baton = baton;
        this.path = "/hooks/messenger/" + settings.messenger().account();
        this.retryAfter = settings.retryAfter();
    }

    /** @return the last HTTP status; {@link #UNREACHABLE} when there was none */
    int deliver(Webhook webhook) {
        var pause = retryAfter;
        var status = once(webhook);
        for (int tried = 1; status != 200 && tried < TRIES && Pause.taken(pause); tried++) {
            status = once(webhook);
            pause = pause.multipliedBy(2);
        }
        return status;
    }

    /** Soon and on another thread: receipts and echoes do not hold up the answer of the Send API. */
    void deliverLater(Webhook webhook) {
        later.execute(() -> {
            var status = deliver(webhook);
            if (status != 200) {
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
        return HttpRequest.newBuilder(URI.create(baton.of(path)))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", webhook.signature())
                .POST(HttpRequest.BodyPublishers.ofString(webhook.body()))
                .build();
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "sandbox-webhooks");
        thread.setDaemon(true);
        return thread;
    }
}
