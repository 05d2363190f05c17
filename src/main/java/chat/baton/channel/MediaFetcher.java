package chat.baton.channel;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The threads that fetch this node's share of files. They start when everything else has, routes included. */
@Component
class MediaFetcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MediaFetcher.class);

    private final MediaTable table;
    private final MediaFetching fetching;
    private final MediaSettings settings;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    MediaFetcher(MediaTable table, MediaFetching fetching, MediaSettings settings) {
        this.table = table;
        this.fetching = fetching;
        this.settings = settings;
    }

    @Override
    @EventListener(ApplicationReadyEvent.class)
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        for (int number = 1; number <= settings.threads(); number++) {
            threads.add(new Thread(this::work, "media-" + number));
        }
        threads.forEach(Thread::start);
    }

    private void work() {
        while (running) {
            var heard = table.wishes();
            try {
                if (!fetched()) {
                    table.awaitWish(heard, settings.pollInterval());
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean fetched() {
        try {
            return fetching.fetchNext();
        } catch (RuntimeException | Error e) {
            LOG.error("Files cannot be fetched: {}", Failure.describe(e), e);
            return false;
        }
    }

    /** Waits for no download: one that is cut off is begun again by whoever finds its lease ended. */
    @Override
    public synchronized void stop() {
        running = false;
        threads.forEach(thread -> table.wake());
        for (var thread : threads) {
            try {
                thread.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }
}
