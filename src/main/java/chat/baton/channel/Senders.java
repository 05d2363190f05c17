package chat.baton.channel;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The threads that send this node's messages. Each is reserved before a message is claimed, so that none is claimed in vain. */
@Component
class Senders {

    private static final Logger LOG = LoggerFactory.getLogger(Senders.class);

    private final Sender sender;
    private final Outbox outbox;
    private final int size;
    private final Semaphore free;
    private volatile ExecutorService pool = stopped();

    Senders(Sender sender, Outbox outbox, DispatcherSettings settings) {
        this.sender = sender;
        this.outbox = outbox;
        this.size = settings.senders();
        this.free = new Semaphore(size);
    }

    private static ExecutorService stopped() {
        var pool = Executors.newSingleThreadExecutor();
        pool.shutdown();
        return pool;
    }

    synchronized void start() {
        if (pool.isShutdown() && size > 0) {
            var number = new AtomicInteger();
            pool = Executors.newFixedThreadPool(size, task -> new Thread(task, "sender-" + number.incrementAndGet()));
        }
    }

    /** Reserves one, unless all are busy or others have waited for one. @return whether it is reserved */
    boolean reserve() {
        return !pool.isShutdown() && !free.hasQueuedThreads() && free.tryAcquire();
    }

    /** Waits for one and reserves half of the others that are free: the rest is for replies that are written meanwhile. @return how many */
    int reserveSome() throws InterruptedException {
        free.acquire();
        int more = free.availablePermits() / 2;
        return free.tryAcquire(more) ? 1 + more : 1;
    }

    void release(int reserved) {
        free.release(reserved);
    }

    /** By one that was reserved. When there is none any more it is left to other nodes. */
    void send(Outgoing message) {
        try {
            pool.execute(() -> sendNow(message));
        } catch (RejectedExecutionException e) {
            free.release();
            outbox.later(message, Duration.ZERO, "the node that was to send it stopped", false);
        }
    }

    /** A conversation's next message is the same sender's, after those that wait for one. */
    private void sendNow(Outgoing message) {
        var next = Optional.<Outgoing>empty();
        try {
            next = sender.send(message);
        } catch (RuntimeException | Error e) {
            LOG.error("Message {} is tried again when its lease ends: {}", message.id(), Failure.describe(e));
        } finally {
            next.ifPresentOrElse(this::send, free::release);
        }
    }

    /** Returns when what was being sent is noted. */
    synchronized void stop() {
        pool.shutdown();
        try {
            pool.awaitTermination(25, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
