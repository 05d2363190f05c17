package chat.baton.channel.webchat;

import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A page that waits for what it has not seen yet. Told by one thread at a time, in order. */
abstract class ChatWatcher {

    private final UUID session;
    private final String network;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile long seen;

    /** @param network where it is, as {@link ChatLimits#network} names it */
    ChatWatcher(UUID session, String network, long seen) {
        this.session = session;
        this.network = network;
        this.seen = seen;
    }

    UUID session() {
        return session;
    }

    String network() {
        return network;
    }

    /** The number of the last event it was told. */
    long seen() {
        return seen;
    }

    /** @return whether nobody is at it already; whoever is will look again */
    boolean call() {
        return calls.getAndIncrement() == 0;
    }

    /**
     * Tells as much as fits one page. To be run by whoever made the call that counted.
     *
     * @return whether that has to be done again, by nobody else
     */
    boolean tellOn(ChatEvents events, Instant now) throws IOException {
        int heard = calls.get();
        var page = events.after(session, seen);
        tell(page, now);
        seen = page.last();
        return page.more() || !calls.compareAndSet(heard, 0);
    }

    /** The page may be empty. */
    abstract void tell(ChatPage page, Instant now) throws IOException;

    /** Whether it has to hear something by now, though there may be nothing to say. */
    abstract boolean isDue(Instant now);

    abstract void end();

    /** Has it done when the page is told no more, for whatever reason. */
    abstract void whenEnded(Runnable done);
}
