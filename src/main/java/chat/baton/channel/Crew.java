package chat.baton.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Threads that take this node's share of a table's work: as long as there is some at once, and then when the bell rings
 * or it may be due. They start when everything else has, flows and routes included, and stop first.
 */
abstract class Crew implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

    private final String name;
    private final int size;
    private final Bell bell;
    private final Bell others;
    private final Duration pollInterval;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    /** @param size how many threads; none leaves the work to other nodes */
    Crew(String name, int size, Bell bell, Duration pollInterval) {
        this(name, size, bell, bell, pollInterval);
    }

    /** @param others what all but the first hear instead */
    Crew(String name, int size, Bell bell, Bell others, Duration pollInterval) {
        this.name = name;
        this.size = size;
        this.bell = bell;
        this.others = others;
        this.pollInterval = pollInterval;
    }

    /** Does one thing, if there is one. @return whether to look for more at once */
    abstract boolean work() throws InterruptedException;

    @Override
    @EventListener(ApplicationReadyEvent.class)
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        for (int number = 1; number <= size; number++) {
            var heard = number == 1 ? bell : others;
            threads.add(new Thread(() -> workUntilStopped(heard), name + "-" + number));
        }
        threads.forEach(Thread::start);
    }

    private void workUntilStopped(Bell called) {
        while (running) {
            var heard = called.rings();
            try {
                if (!worked()) {
                    called.await(heard, pollInterval);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean worked() throws InterruptedException {
        try {
            return work();
        } catch (RuntimeException | Error e) {
            LOG.error("Nothing can be done by {}: {}", name, Failure.describe(e), e);
            return false;
        }
    }

    /** Returns when each has finished what it was doing, unless that takes long. */
    @Override
    public synchronized void stop() {
        running = false;
        threads.forEach(thread -> bell.ring());
        threads.forEach(thread -> others.ring());
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
