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
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Takes messages from the outbox and has as many sent at a time as there are senders, so that a slow recipient holds up
 * nobody else.
 */
@Component
@EnableConfigurationProperties(DispatcherSettings.class)
class Dispatcher extends Crew {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Outbox outbox;
    private final Sender sender;
    private final DispatcherSettings settings;
    private final Semaphore free;
    private volatile @Nullable ExecutorService senders;

    Dispatcher(Outbox outbox, Sender sender, DispatcherSettings settings) {
        super("dispatcher", Math.min(1, settings.senders()), outbox.postings(), settings.pollInterval());
        this.outbox = outbox;
        this.sender = sender;
        this.settings = settings;
        this.free = new Semaphore(settings.senders());
    }

    @Override
    public synchronized void start() {
        if (!isRunning() && settings.senders() > 0) {
            var number = new AtomicInteger();
            senders = Executors.newFixedThreadPool(
                    settings.senders(), task -> new Thread(task, "sender-" + number.incrementAndGet()));
        }
        super.start();
    }

    @Override
    boolean work() throws InterruptedException {
        free.acquire();
        int taken = 1 + free.drainPermits();
        List<Outgoing> messages = List.of();
        try {
            var claim = outbox.claim(taken, settings.lease());
            messages = claim.messages();
            messages.forEach(message -> senders.execute(() -> send(message)));
            return claim.withheld() > 0 || messages.size() == taken;
        } finally {
            free.release(taken - messages.size());
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

    /** Returns when what was being sent is noted. */
    @Override
    public synchronized void stop() {
        super.stop();
        var sending = senders;
        if (sending == null) {
            return;
        }
        sending.shutdown();
        try {
            sending.awaitTermination(25, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
