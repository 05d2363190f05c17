package chat.baton.channel;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The threads that handle this node's share of the inbox. They start when everything else has, flows and routes
 * included, and stop first.
 */
@Component
class Worker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final Inbox inbox;
    private final EventHandling handling;
    private final WorkerSettings settings;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Worker(Inbox inbox, EventHandling handling, WorkerSettings settings) {
        this.inbox = inbox;
        this.handling = handling;
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
            threads.add(new Thread(this::work, "inbox-" + number));
        }
        threads.forEach(Thread::start);
    }

    private void work() {
        while (running) {
            try {
                handleOrWait();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                LOG.error("The inbox cannot be read: {}", Failure.describe(e), e);
                pause();
            }
        }
    }

    private void handleOrWait() throws InterruptedException {
        var heard = inbox.arrivals();
        if (!handling.handleNext()) {
            inbox.awaitArrival(heard, settings.pollInterval());
        }
    }

    private void pause() {
        try {
            inbox.awaitArrival(inbox.arrivals(), settings.pollInterval());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when each worker has finished the event it was handling. */
    @Override
    public synchronized void stop() {
        running = false;
        for (var thread : threads) {
            try {
                thread.join(10_000);
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
