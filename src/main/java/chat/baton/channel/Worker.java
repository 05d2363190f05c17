package chat.baton.channel;

import org.springframework.stereotype.Component;

/** The threads that handle this node's share of the inbox. */
@Component
class Worker extends Crew {

    private final EventHandling handling;

    Worker(Inbox inbox, EventHandling handling, WorkerSettings settings) {
        super("inbox", settings.threads(), inbox.arrivals(), settings.pollInterval());
        this.handling = handling;
    }

    @Override
    boolean work() {
        return handling.handleNext();
    }
}
