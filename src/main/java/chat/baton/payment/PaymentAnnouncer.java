package chat.baton.payment;

import chat.baton.payment.PaymentAnnouncements.AlreadyAnnounced;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Tells results as they come in, and again those that could not be told. */
@Component
class PaymentAnnouncer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentAnnouncer.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final PaymentAnnouncements announcements;
    private final PaymentSettings settings;

    private volatile @Nullable ScheduledExecutorService worker;

    PaymentAnnouncer(PaymentAnnouncements announcements, PaymentSettings settings) {
        this.announcements = announcements;
        this.settings = settings;
    }

    @Override
    public void start() {
        var started = Executors.newSingleThreadScheduledExecutor(PaymentAnnouncer::daemon);
        started.scheduleWithFixedDelay(this::announceAll, 0, 500, TimeUnit.MILLISECONDS);
        worker = started;
    }

    /** A start that fails further on must not be kept alive by it. */
    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "payment-announcer");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void stop() {
        var stopping = worker;
        worker = null;
        if (stopping != null) {
            stopping.shutdown();
            awaitEnd(stopping);
        }
    }

    /** What is being told is told to its end. */
    private static void awaitEnd(ScheduledExecutorService stopping) {
        try {
            stopping.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    /** Does not wait for the next look. */
    public void wake() {
        var running = worker;
        if (running != null) {
            running.execute(this::announceAll);
        }
    }

    private void announceAll() {
        try {
            Optional<Announcement> due;
            while ((due = announcements.claim()).isPresent()) {
                announce(due.get());
            }
        } catch (RuntimeException e) {
            LOG.warn("Cannot look for payment results, trying again", e);
        }
    }

    private void announce(Announcement due) {
        try {
            announcements.announce(due);
        } catch (AlreadyAnnounced e) {
            LOG.debug("Payment {} was told by somebody else", due.payment());
        } catch (RuntimeException e) {
            LOG.warn("Payment {} could not be told, attempt {}", due.payment(), due.attempt(), e);
            announcements.postpone(due, waitAfter(due.attempt()), e.toString());
        }
    }

    private Duration waitAfter(int attempt) {
        var wait = settings.retryWait().multipliedBy(1L << Math.min(attempt - 1, 20));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
