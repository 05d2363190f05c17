package chat.baton.channel;

import org.springframework.stereotype.Component;

/**
 * The threads that handle this node's share of the inbox. One does, as long as it takes at once what is there: events handled
 * together cost less. The others help where more of them wait, and where it is held up.
 */
@Component
class Worker extends Crew {

    private final EventHandling handling;

    Worker(Inbox inbox, EventHandling handling, WorkerSettings settings) {
        super("inbox", settings.threads(), inbox.arrivals(), inbox.crowds(), settings.pollInterval());
        this.handling = handling;
    }

    @Override
    boolean work() {
        return handling.handleNext();
    }
}
