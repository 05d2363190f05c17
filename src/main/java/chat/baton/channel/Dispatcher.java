package chat.baton.channel;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Takes from the outbox what was not sent as soon as it was posted: because all senders were busy, something had to go before
 * it, or its first try failed.
 */
@Component
@EnableConfigurationProperties(DispatcherSettings.class)
class Dispatcher extends Crew {

    private final Outbox outbox;
    private final Senders senders;
    private final DispatcherSettings settings;

    Dispatcher(Outbox outbox, Senders senders, DispatcherSettings settings) {
        super("dispatcher", Math.min(1, settings.senders()), outbox.postings(), settings.pollInterval());
        this.outbox = outbox;
        this.senders = senders;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        senders.start();
        super.start();
    }

    @Override
    boolean work() throws InterruptedException {
        int reserved = senders.reserveSome();
        List<Outgoing> messages = List.of();
        try {
            var claim = outbox.claim(reserved, settings.lease());
            messages = claim.messages();
            messages.forEach(senders::send);
            return claim.withheld() > 0 || messages.size() == reserved || claim.isFound() && !claim.all();
        } finally {
            senders.release(reserved - messages.size());
        }
    }

    /** Returns when what was being sent is noted. */
    @Override
    public synchronized void stop() {
        super.stop();
        senders.stop();
    }
}
