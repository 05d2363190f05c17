package chat.baton.channel;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes messages from the outbox and has as many sent at a time as there are senders, so that a slow recipient holds up
 * nobody else. Starts when everything else has and stops first.
 */
@Component
@EnableConfigurationProperties(DispatcherSettings.class)
class Dispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Outbox outbox;
    private final Sender sender;
    private final DispatcherSettings settings;
    private final Semaphore free;
    private volatile boolean running;
    private @Nullable Thread loop;
    private @Nullable ExecutorService senders;

    Dispatcher(Outbox outbox, Sender sender, DispatcherSettings settings) {
        this.outbox = outbox;
        this.sender = sender;
        this.settings = settings;
        this.free = new Semaphore(settings.senders());
    }

    @Override
    @EventListener(ApplicationReadyEvent.class)
    public synchronized void start() {
        if (running || settings.senders() == 0) {
            return;
        }
        running = true;
        var number = new AtomicInteger();
        var pool = Executors.newFixedThreadPool(
                settings.senders(), task -> new Thread(task, "sender-" + number.incrementAndGet()));
        senders = pool;
        loop = new Thread(() -> dispatchUntilStopped(pool), "dispatcher");
        loop.start();
    }

    private void dispatchUntilStopped(ExecutorService pool) {
        while (running) {
            var heard = outbox.postings();
            try {
                if (!dispatch(pool)) {
                    outbox.awaitPosting(heard, settings.pollInterval());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                LOG.error("The outbox cannot be read: {}", Failure.describe(e), e);
                pause();
            }
        }
    }

    /** @return whether to look for further messages at once */
    private boolean dispatch(ExecutorService pool) throws InterruptedException {
        free.acquire();
        int senders = 1 + free.drainPermits();
        List<Outgoing> messages = List.of();
        try {
            var claim = outbox.claim(senders, settings.lease());
            messages = claim.messages();
            messages.forEach(message -> pool.execute(() -> send(message)));
            return claim.withheld() > 0 || messages.size() == senders;
        } finally {
            free.release(senders - messages.size());
        }
    }

    private void send(Outgoing message) {
        try {
            sender.send(message);
        } catch (RuntimeException | Error e) {
            LOG.error("Message {} is tried again when its lease ends: {}", message.id(), Failure.describe(e));
        } finally {
            free.release();
        }
    }

    private void pause() {
        try {
            outbox.awaitPosting(outbox.postings(), settings.pollInterval());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when what was being sent is noted. */
    @Override
    public synchronized void stop() {
        running = false;
        try {
            if (loop != null) {
                outbox.wake();
                loop.join(10_000);
            }
            if (senders != null) {
                senders.shutdown();
                senders.awaitTermination(25, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
